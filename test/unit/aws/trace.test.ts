import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PresignInput, presign } from '#aws/presign.ts';
import type { Keys } from '#core/profile.ts';
import { anyInput } from './generators.ts';

const HOST = 'abc123def4.execute-api.us-east-1.amazonaws.com';
const keys: Keys = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJG+token==',
};
const now = Date.UTC(2026, 10, 22, 10, 20, 30, 987);

const traceOf = async (rest: string, change: Partial<PresignInput> = {}) =>
  (
    await presign({
      url: `wss://${HOST}${rest}`,
      service: 'execute-api',
      region: 'us-east-1',
      keys,
      expires: 300,
      now,
      ...change,
    })
  ).trace;

const escapeStrictly = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A secret raw, percent-encoded in either way, and encoded once more as in a URL within a URL. */
function spellings(secret: string): string[] {
  const once = [encodeURIComponent(secret), escapeStrictly(secret)];
  return [secret, ...once, ...once.map(escapeStrictly)];
}

describe('the trace', () => {
  it('tells scope, dates and length', async () => {
    const { url, trace } = await presign({
      url: `wss://${HOST}/dev`,
      service: 'execute-api',
      region: 'us-east-1',
      keys,
      expires: 300,
      now,
    });
    expect(trace).toMatchObject({
      urlLength: url.length,
      accessKeyId: 'ASIA…LE00',
      service: 'execute-api',
      region: 'us-east-1',
      credentialScope: '20261122/us-east-1/execute-api/aws4_request',
      signedAt: Date.UTC(2026, 10, 22, 10, 20, 30),
      expires: 300,
      validUntil: Date.UTC(2026, 10, 22, 10, 25, 30),
    });
  });

  it('ends with the keys where they end sooner', async () => {
    const expiresAt = now + 60_000;
    expect((await traceOf('/dev', { keys: { ...keys, expiresAt } })).validUntil).toBe(expiresAt);
  });

  it('holds the string that was signed: the hash is that of the real canonical request', async () => {
    const withoutToken = { accessKeyId: 'test', secretAccessKey: 'test' };
    const trace = await traceOf('/dev?b=1&a=2', { keys: withoutToken });
    const canonical = trace.canonicalRequest.replace('te…', 'test');
    expect(trace.stringToSign.split('\n')).toEqual([
      'AWS4-HMAC-SHA256',
      '20261122T102030Z',
      trace.credentialScope,
      createHash('sha256').update(canonical).digest('hex'),
    ]);
  });

  it('lists the parameters in the order of the canonical query, then the signature', async () => {
    const trace = await traceOf('/dev?z=1&%C3%BC=2&A=b%20c');
    expect(trace.parameters.map(({ name, signed }) => [name, signed])).toEqual(
      [
        ['%C3%BC', true],
        ['A', true],
        ['X-Amz-Algorithm', true],
        ['X-Amz-Credential', true],
        ['X-Amz-Date', true],
        ['X-Amz-Expires', true],
        ['X-Amz-Security-Token', true],
        ['X-Amz-SignedHeaders', true],
        ['z', true],
        ['X-Amz-Signature', false],
      ].map(([name, signed]) => [name === '%C3%BC' ? 'ü' : name, signed]),
    );
    expect(trace.parameters.find(({ name }) => name === 'A')).toMatchObject({ value: 'b c', masked: false });
  });

  it('masks the app’s own secrets by their names, wherever they are shown', async () => {
    const trace = await traceOf('/dev?access_token=hunter2hunter2&room=lobby&apiKey=s3cr3t');
    expect(JSON.stringify(trace)).not.toMatch(/hunter2|s3cr3t/);
    expect(trace.url).toContain('?access_token=…&room=lobby&apiKey=…&X-Amz-');
    expect(trace.canonicalRequest).toContain('&access_token=…&apiKey=…&room=lobby');
    expect(trace.parameters.filter(({ masked }) => masked).map(({ name }) => name)).toEqual([
      'X-Amz-Credential',
      'X-Amz-Security-Token',
      'access_token',
      'apiKey',
      'X-Amz-Signature',
    ]);
  });

  it('keeps the lines of the canonical request', async () => {
    const trace = await traceOf('/dev/@x?q=1');
    expect(trace.canonicalRequest.split('\n').toSpliced(2, 1)).toEqual([
      'GET',
      '/dev/%40x',
      `host:${HOST}`,
      '',
      'host',
      createHash('sha256').update('').digest('hex'),
    ]);
  });
});

describe('no secret is in the trace', () => {
  /** Secrets as long as real ones; shorter ones (`test`) occur in ordinary words. */
  const isLong = ({ accessKeyId, secretAccessKey, sessionToken = 'none' }: Keys) =>
    [accessKeyId, secretAccessKey, sessionToken].every((text) => text.length >= 16 || text === 'none');

  const anyPlace = fc.constantFrom(
    () => '',
    (text: string) => `/${encodeURIComponent(text)}`,
    (text: string) => `/${text.replaceAll(/[?#%\\]/g, '')}`,
    (text: string) => `?q=${encodeURIComponent(text)}`,
    (text: string) => `?${encodeURIComponent(text)}=1`,
    (text: string) =>
      `?next=${encodeURIComponent(`wss://x/?X-Amz-Security-Token=${encodeURIComponent(text)}`)}`,
  );

  it('wherever the URL repeats one: neither raw nor percent-encoded', async () => {
    const property = fc.asyncProperty(
      anyInput.filter(({ keys }) => isLong(keys)),
      anyPlace,
      fc.constantFrom('accessKeyId', 'secretAccessKey', 'sessionToken'),
      async (input, place, which) => {
        const url = new URL(input.url).origin + place(input.keys[which] ?? '');
        for (const one of [input, { ...input, url }]) {
          const { url: signed, trace } = await presign(one);
          const { accessKeyId, secretAccessKey, sessionToken } = input.keys;
          const signature = new URL(signed).searchParams.get('X-Amz-Signature') ?? '';
          const text = JSON.stringify(trace);
          for (const secret of [
            accessKeyId,
            secretAccessKey,
            signature,
            ...(sessionToken ? [sessionToken] : []),
          ])
            for (const spelling of spellings(secret)) expect(text.includes(spelling)).toBe(false);
        }
      },
    );
    await fc.assert(property, { numRuns: 400, seed: 20_261_122 });
  }, 60_000);
});
