import { expect, test } from 'vitest';
import { resolveScope } from '#core/endpoint/scope.ts';
import { Problem } from '#core/problem.ts';

const host = { region: 'us-east-1', service: 'execute-api' };

function problemOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error.id;
  }
  return 'none';
}

test('the host’s scope holds where nothing overrides it', () => {
  expect(resolveScope(host)).toEqual(host);
  expect(resolveScope(host, {}, { region: '  ', service: '' })).toEqual(host);
});

test('the first override that names a part wins, part by part', () => {
  expect(resolveScope(host, { service: ' iot ' }, { region: 'eu-west-1', service: 'x' })).toEqual({
    region: 'eu-west-1',
    service: 'iot',
  });
});

test('an emulator’s region of any shape is taken', () => {
  expect(resolveScope({}, { region: 'local', service: 'execute-api' }).region).toBe('local');
});

test.each([
  [{}, 'scope.region'],
  [{ region: 'us-east-1' }, 'scope.service'],
  [{ service: 'execute-api' }, 'scope.region'],
  [{ region: 'us/east', service: 'execute-api' }, 'scope.region'],
  [{ region: 'us east', service: 'execute-api' }, 'scope.region'],
  [{ region: 'us-east-1', service: 'a/b' }, 'scope.service'],
  [{ region: 'us-east-1', service: 'a\u0000b' }, 'scope.service'],
])('%j is refused as %s', (override, id) => {
  expect(problemOf(() => resolveScope({}, override))).toBe(id);
});
