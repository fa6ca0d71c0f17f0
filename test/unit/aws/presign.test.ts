import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetSigningKeys, type PresignInput, presign } from '#aws/presign.ts';
import { serverSignature } from './oracles/server.ts';

const HOST = 'abc123def4.execute-api.us-east-1.amazonaws.com';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJG+token==';

const input = (change: Partial<PresignInput> = {}): PresignInput => ({
  url: `wss://${HOST}/dev`,
  service: 'execute-api',
  region: 'us-east-1',
  keys: { accessKeyId: 'ASIAEXAMPLEEXAMPLE00', secretAccessKey: SECRET, sessionToken: TOKEN },
  expires: 300,
  now: Date.UTC(2026, 10, 22, 10, 20, 30, 987),
  ...change,
});

const urlOf = async (change: Partial<PresignInput> = {}) => (await presign(input(change))).url;
const parametersOf = async (change: Partial<PresignInput> = {}) => new URL(await urlOf(change)).searchParams;

afterEach(() => vi.unstubAllGlobals());

describe('the URL on the wire', () => {
  it.each([
    ['keeps the scheme wss', `wss://${HOST}/dev`, `wss://${HOST}/dev?`],
    ['keeps the scheme ws', 'ws://127.0.0.1:4510/dev', 'ws://127.0.0.1:4510/dev?'],
    ['leaves the port of wss out', `wss://${HOST}:443/dev`, `wss://${HOST}/dev?`],
    ['leaves the port of ws out', 'ws://127.0.0.1:80/dev', 'ws://127.0.0.1/dev?'],
    ['keeps 443 for ws', 'ws://127.0.0.1:443/dev', 'ws://127.0.0.1:443/dev?'],
    ['keeps 8443', 'wss://ws.example.com:8443/dev', 'wss://ws.example.com:8443/dev?'],
    ['writes the host in lower case', 'wss://WS.Example.com/Dev', 'wss://ws.example.com/Dev?'],
    ['writes an IDN host in ASCII', 'wss://bücher.example/', 'wss://xn--bcher-kva.example/?'],
    ['collapses slashes in the path', `wss://${HOST}//dev///x//`, `wss://${HOST}/dev/x/?`],
    [
      'leaves the path as a browser sends it',
      `wss://${HOST}/$default/@x/%40`,
      `wss://${HOST}/$default/@x/%40?`,
    ],
    ['drops the fragment', `wss://${HOST}/dev#X-Amz-Date=1`, `wss://${HOST}/dev?`],
  ])('%s', async (_, url, start) => {
    expect((await urlOf({ url })).slice(0, start.length)).toBe(start);
  });

  it('keeps the app parameters first and in their order, duplicates and numbers too', async () => {
    const url = await urlOf({ url: `wss://${HOST}/dev?b=2&10=x&a=3&b=1&9=y` });
    expect(url).toContain('/dev?b=2&10=x&a=3&b=1&9=y&X-Amz-');
  });

  it('writes strict escapes: a space as %20, a raw plus as the space it stands for', async () => {
    const url = await urlOf({ url: `wss://${HOST}/dev?q=a+b c&r=%2B*'()!~` });
    expect(url).toContain('?q=a%20b%20c&r=%2B%2A%27%28%29%21~&X-Amz-');
  });

  it('leaves a parameter without a name out', async () => {
    expect(await urlOf({ url: `wss://${HOST}/dev?=x&&a=1` })).toContain('/dev?a=1&X-Amz-');
  });

  it('signs a parameter called __proto__ like any other', async () => {
    const url = await urlOf({ url: `wss://${HOST}/dev?z=1&__proto__=2&__proto__=1&_a=3` });
    expect(url).toContain('?z=1&__proto__=2&__proto__=1&_a=3&X-Amz-');
    expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(serverSignature(url, SECRET));
  });

  it('always says how long it is valid', async () => {
    expect((await parametersOf({ expires: 1 })).get('X-Amz-Expires')).toBe('1');
    expect((await parametersOf({ expires: 604_800 })).get('X-Amz-Expires')).toBe('604800');
  });

  it('is dated by the given clock, cut to the second', async () => {
    expect((await parametersOf()).get('X-Amz-Date')).toBe('20261122T102030Z');
  });
});

describe('a URL that is signed already', () => {
  it('is signed afresh, in whatever case its parameters are written', async () => {
    const first = await urlOf({ now: 0 });
    expect(await urlOf({ url: first })).toBe(await urlOf());
    const shouted = first.replaceAll('X-Amz-', 'x-AMZ-');
    expect(await urlOf({ url: shouted })).toBe(await urlOf());
  });

  it('keeps X-Amz-* parameters that belong to the app', async () => {
    const query = 'X-Amz-ChannelARN=arn%3Aaws%3Akinesisvideo&X-Amz-ClientId=viewer1';
    expect(await urlOf({ url: `wss://${HOST}/?${query}` })).toContain(`/?${query}&X-Amz-`);
  });
});

describe('the session token', () => {
  it('is signed, as the server checks it', async () => {
    const url = await urlOf();
    expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(serverSignature(url, SECRET));
    expect((await presign(input())).trace.token).toBe('signed');
  });

  it('is added after the signature for AWS IoT', async () => {
    const { url, trace } = await presign(input({ service: 'iotdevicegateway' }));
    expect(url.endsWith(`&X-Amz-Security-Token=${encodeURIComponent(TOKEN)}`)).toBe(true);
    expect(url).not.toContain(`${encodeURIComponent(TOKEN)}&`);
    expect(trace.canonicalRequest).not.toContain('X-Amz-Security-Token');
    expect(trace.token).toBe('appended');
    expect(trace.parameters.at(-1)).toMatchObject({ name: 'X-Amz-Security-Token', signed: false });
  });

  it.each([{ sessionToken: '' }, {}])('is left out where there is none', async (token) => {
    const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET, ...token };
    const { url, trace } = await presign(input({ keys }));
    expect(url).not.toContain('Security-Token');
    expect(trace.token).toBe('none');
  });
});

describe('keys that are not AWS’s', () => {
  it.each([
    ['test', 'test'],
    ['', ''],
    ['local/stack id', 'geheimer schlüssel 🔑'],
  ])('sign too: %j', async (accessKeyId, secretAccessKey) => {
    const url = await urlOf({ keys: { accessKeyId, secretAccessKey } });
    expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(serverSignature(url, secretAccessKey));
    expect(new URL(url).searchParams.get('X-Amz-Credential')).toMatch(accessKeyId);
  });
});

describe('what cannot be signed is a Problem', () => {
  it.each([
    ['expires.range', { expires: 0 }],
    ['expires.range', { expires: 604_801 }],
    ['expires.range', { expires: 1.5 }],
    ['expires.range', { expires: Number.NaN }],
    ['scope.region', { region: '' }],
    ['scope.service', { service: '' }],
    ['url.invalid', { url: 'wss://' }],
    ['url.scheme', { url: 'ftp://example.com/' }],
    [
      'keys.characters',
      { keys: { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'half \ud83d' } },
    ],
  ])('%s: %j', async (id, change) => {
    await expect(presign(input(change))).rejects.toMatchObject({ name: 'Problem', id });
  });

  it('repeats no part of a URL that cannot be read', async () => {
    const error = await presign(input({ url: `wss://[x]/?X-Amz-Security-Token=${TOKEN}` })).catch((e) => e);
    expect(JSON.stringify([error.message, error.next, error.cause ?? null, String(error)])).not.toContain(
      'IQoJ',
    );
  });
});

describe('the browser', () => {
  const inWorker = () => vi.stubGlobal('self', globalThis);

  it('signs by WebCrypto in a worker, to the same signature', async () => {
    const here = await urlOf();
    forgetSigningKeys();
    const digest = vi.spyOn(globalThis.crypto.subtle, 'sign');
    inWorker();
    expect(await urlOf()).toBe(here);
    expect(digest).toHaveBeenCalled();
    digest.mockRestore();
  });

  it('derives a signing key once, and again after it was forgotten', async () => {
    inWorker();
    forgetSigningKeys();
    const sign = vi.spyOn(globalThis.crypto.subtle, 'sign');
    const signatures = async () => {
      sign.mockClear();
      await urlOf();
      return sign.mock.calls.length;
    };
    const cold = await signatures();
    const warm = await signatures();
    expect(cold - warm).toBe(4);
    forgetSigningKeys();
    expect(await signatures()).toBe(cold);
    sign.mockRestore();
  });
});
