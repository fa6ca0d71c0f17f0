import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findConnectionIds } from '#core/connections/findConnectionIds.ts';

const ID = 'L0SM9cOFvHcCIhw=';

describe('the connection ids that a message names', () => {
  it.each([
    ['API Gateway’s own error', `{"message": "Forbidden", "connectionId":"${ID}", "requestId":"L0SM"}`],
    ['a request context', JSON.stringify({ requestContext: { stage: 'dev', connectionId: ID } })],
    ['JSON in JSON', JSON.stringify({ body: JSON.stringify({ connectionId: ID }) })],
    [
      'JSON twice in JSON',
      JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ connectionId: ID }) }) }),
    ],
    ['Python’s way to write it', `{'connectionId': '${ID}'}`],
    ['a longer name', `{"yourConnectionId":"${ID}"}`],
  ])('are found in %s', (_, text) => {
    expect(findConnectionIds(text)).toEqual([ID]);
  });

  it('come in order, each once', () => {
    const other = 'AAAABBBBCCCCDDD=';
    const text = JSON.stringify([ID, other, ID].map((connectionId) => ({ connectionId })));
    expect(findConnectionIds(text)).toEqual([ID, other]);
  });

  it.each(['', `{"id":"${ID}"}`, '{"connectionId":7}', '{"connectionId":"short"}', '{"connectionId":null}'])(
    'are none in %j',
    (text) => {
      expect(findConnectionIds(text)).toEqual([]);
    },
  );

  it('are found whatever stands around, in any text', () => {
    const id = fc.string({ unit: fc.constantFrom(...'aZ0-_'), minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(fc.jsonValue(), id, (value, one) => {
        const text = JSON.stringify({ before: value, connectionId: `${one}=`, after: value });
        expect(findConnectionIds(text)).toContain(`${one}=`);
      }),
    );
  });
});
