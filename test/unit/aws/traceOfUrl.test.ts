import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presign } from '#aws/presign.ts';
import { traceOfUrl } from '#aws/traceOfUrl.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 20, 30);
const KEYS = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQ==',
};
const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

const sign = (url: string, more: Partial<Parameters<typeof presign>[0]> = {}) =>
  presign({
    url,
    service: 'execute-api',
    region: 'eu-central-1',
    keys: KEYS,
    expires: 300,
    now: NOW,
    ...more,
  });

describe('the trace of a signed URL', () => {
  it('is the one that was made when it was signed', async () => {
    const words = fc.stringMatching(/^[\w .~+=*'()!\u00e9\u4e16-]{0,12}$/);
    const paths = fc.array(fc.stringMatching(/^[\w.~ ()%'é-]{1,8}$/), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        paths,
        fc.array(fc.tuple(fc.stringMatching(/^[a-w][\w.~ -]{0,8}$/), words), { maxLength: 4 }),
        fc.constantFrom('execute-api', 'iotdevicegateway', 'transcribe'),
        fc.boolean(),
        async (path, query, service, temporary) => {
          const search = new URLSearchParams(query);
          const { accessKeyId, secretAccessKey } = KEYS;
          const { url, trace } = await sign(
            `wss://${HOST}/${path.map(encodeURIComponent).join('/')}?${search}`,
            { service, ...(temporary ? {} : { keys: { accessKeyId, secretAccessKey } }) },
          );
          expect(await traceOfUrl(url)).toEqual(trace);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['no signature', (url: string) => url.replace(/&X-Amz-Signature=\w+/, '')],
    ['no query', (url: string) => url.replace(/\?.*/, '')],
    ['a date no calendar has', (url: string) => url.replace('20261122T', '20261131T')],
    ['no number of seconds', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=soon')],
    ['another terminator', (url: string) => url.replace('aws4_request', 'aws5_request')],
  ])('is not made of a URL with %s', async (_, change) => {
    const { url } = await sign(`wss://${HOST}/dev`);
    expect(change(url)).not.toBe(url);
    expect(await traceOfUrl(change(url))).toBeUndefined();
  });

  it('leaves user name, password and fragment out', async () => {
    const { url, trace } = await sign(`wss://${HOST}/dev`);
    const written = `${url.replace('wss://', 'wss://me:hunter2@')}#there`;
    expect(await traceOfUrl(written)).toEqual(trace);
  });

  it('counts a signature without X-Amz-Expires as good for five minutes', async () => {
    const { url } = await sign(`wss://${HOST}/dev`);
    const trace = await traceOfUrl(url.replace('&X-Amz-Expires=300', ''));
    expect(trace).toMatchObject({ expires: 300, validUntil: NOW + 300_000 });
    expect(trace?.canonicalRequest).not.toContain('X-Amz-Expires');
  });

  it('shows what other signers write, and masks it all the same', async () => {
    const token = 'IQoJb3JpZ2luX2VjEXAMPLE+/aaaaaaaaaaaaaaaaaaaa==';
    const trace = await traceOfUrl(
      `wss://${HOST}/dev?flag&&q=a=b&bad=%E0%A4&X-Amz-Algorithm=AWS4-HMAC-SHA256` +
        `&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00/20261122/eu-central-1/execute-api/aws4_request` +
        `&X-Amz-Date=20261122T102030Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host` +
        `&X-Amz-Security-Token=${token}&copy=${encodeURIComponent(token)}` +
        `&X-Amz-Signature=${'ab12'.repeat(16)}`,
    );
    const shown = JSON.stringify(trace);
    expect(trace?.parameters).toContainEqual({ name: 'flag', value: '', masked: false, signed: true });
    expect(trace?.parameters).toContainEqual({ name: 'q', value: 'a=b', masked: false, signed: true });
    expect(trace?.signature).toBe('ab12…ab12');
    expect(trace?.token).toBe('signed');
    expect(trace?.canonicalRequest.split('\n')[2]).toMatch(
      /^X-Amz-Algorithm=.*&bad=.*&copy=.*&flag=&q=a%3Db$/,
    );
    for (const secret of [token, 'ab12'.repeat(16), 'ASIAEXAMPLEEXAMPLE00'])
      expect(shown).not.toContain(secret);
    expect(shown).not.toContain(encodeURIComponent(token));
  });
});
