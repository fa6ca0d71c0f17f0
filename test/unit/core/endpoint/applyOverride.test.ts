import { describe, expect, test } from 'vitest';
import { applyEndpointOverride, readEndpointOrigin } from '#core/endpoint/applyOverride.ts';
import { Problem } from '#core/problem.ts';
import { API, endpointOf } from './reading.ts';

describe('an endpoint override', () => {
  test.each([
    ['ws://127.0.0.1:4510', 'ws://127.0.0.1:4510/dev?a=%2F'],
    [' http://LOCALHOST:4566/ ', 'ws://localhost:4566/dev?a=%2F'],
    ['https://emulator.example.com', 'wss://emulator.example.com/dev?a=%2F'],
    ['wss://[::1]:8443', 'wss://[::1]:8443/dev?a=%2F'],
    ['localhost:4510', 'ws://localhost:4510/dev?a=%2F'],
  ])('%s takes the place of scheme, host and port', (origin, url) => {
    expect(applyEndpointOverride(endpointOf(`wss://${API}/dev?a=%2F`), origin).url).toBe(url);
  });

  test('leaves what the AWS host says, and tells', () => {
    const endpoint = applyEndpointOverride(endpointOf(`wss://${API}/dev`), 'ws://127.0.0.1:4510');
    expect(endpoint).toMatchObject({
      host: '127.0.0.1:4510',
      secure: false,
      path: '/dev',
      service: 'execute-api',
      region: 'us-east-1',
      apiId: 'abc123def4',
      stage: 'dev',
    });
    expect(endpoint.notes.map(({ id }) => id)).toEqual(['endpoint.override']);
  });

  test('works for the root path too', () => {
    const endpoint = applyEndpointOverride(endpointOf('wss://chat.example.com/?a=1'), 'ws://127.0.0.1:1');
    expect(endpoint.url).toBe('ws://127.0.0.1:1/?a=1');
  });

  test.each([
    '',
    'emulator',
    'ftp://127.0.0.1',
    'ws://127.0.0.1:4510/base',
    'ws://127.0.0.1:4510/?a',
    'ws://127.0.0.1:4510/#a',
    'ws://user:hidden@127.0.0.1:4510',
    'ws://127.0.0.1:99999',
  ])('%j is refused as profile.endpoint', (origin) => {
    const attempt = () => applyEndpointOverride(endpointOf(`wss://${API}/dev`), origin);
    expect(attempt).toThrow(Problem);
    expect(attempt).toThrow(expect.objectContaining({ id: 'profile.endpoint' }));
    expect(attempt).not.toThrow(/hidden/);
  });
});

test('an origin is stored in its normal form', () => {
  expect(readEndpointOrigin('HTTP://LocalHost:80/')).toBe('ws://localhost');
  expect(readEndpointOrigin(' 127.0.0.1:4510 ')).toBe('ws://127.0.0.1:4510');
  expect(() => readEndpointOrigin('nonsense')).toThrow(Problem);
});
