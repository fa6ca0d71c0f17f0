import { expect, test } from 'vitest';
import { explainFault } from '#core/signInFaults/explainFault.ts';
import type { ServiceFault } from '#core/signInFaults/types.ts';
import { SSO_ROWS } from './identityCenterRows.ts';
import { POOL_ROWS } from './identityPoolRows.ts';
import { CONTEXT } from './row.ts';
import { STS_ROWS } from './stsRows.ts';
import { USER_ROWS } from './userPoolRows.ts';

const ROWS = (
  [
    ['identity-pool', POOL_ROWS],
    ['user-pool', USER_ROWS],
    ['sts', STS_ROWS],
    ['identity-center', SSO_ROWS],
  ] as const
).flatMap(([service, rows]) =>
  rows.map(([operation, type, text, id, names, context]) => ({
    service,
    operation,
    type,
    text,
    id,
    names,
    context,
  })),
);

const faultOf = ({ service, operation, type, text }: (typeof ROWS)[number]): ServiceFault => ({
  service,
  operation,
  type,
  message: text,
  status: 400,
});

test.each(ROWS)('$service $operation, $type “$text”: $id', (row) => {
  const problem = explainFault(faultOf(row), { ...CONTEXT, ...row.context });
  expect(problem.id).toBe(`sign-in.${row.id}`);
  const sentence = `${problem.message} ${problem.next}`;
  if (typeof row.names === 'string') expect(sentence).toContain(row.names);
  else expect(sentence).toMatch(row.names);
});

test('every explanation is a sentence with a next step, with little known as with much', () => {
  for (const row of ROWS) {
    for (const context of [{}, { ...CONTEXT, ...row.context }]) {
      const problem = explainFault(faultOf(row), context);
      expect(problem.message).toMatch(/^\S.*[.?…]$/);
      expect(problem.next).toMatch(/\.$/);
      expect(`${problem.message} ${problem.next}`).not.toMatch(/undefined|null|!|\bNaN\b|\.\./);
    }
  }
});
