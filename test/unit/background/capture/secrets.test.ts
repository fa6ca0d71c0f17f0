import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presign } from '#aws/presign.ts';
import { createCaptures } from '#background/capture/captures.ts';
import type { Tried } from '#background/diagnosis/attempts.ts';
import type { CaptureBatch } from '#messaging/capture.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 20, 30);
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const tokens = fc.string({ unit: fc.constantFrom(...BASE64), minLength: 40, maxLength: 120 });
/** Where else a page may have put a secret of its own URL, and how it is written there. */
const spelling = fc.constantFrom(
  encodeURIComponent,
  (text: string) => encodeURIComponent(encodeURIComponent(text)),
  (text: string) => [...text].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''),
);
const place = fc.constantFrom(
  (url: string, secret: string) => url.replace('?', `/${secret}?`),
  (url: string, secret: string) => url.replace('?', `?room=${secret}&`),
  (url: string, secret: string) => `${url}&state=x${secret}x`,
  (url: string, secret: string) => `${url}&${secret}=1`,
  (url: string, secret: string) => `${url}&X-Amz-Security-Token=${secret}`,
  (url: string, secret: string) => `${url}&x-amz-signature=${secret}`,
  (url: string) => url,
);
/** How the signing parameters themselves may be written by others. */
const rewriting = fc.constantFrom(
  (url: string) => url,
  (url: string) => url.replaceAll('X-Amz-', 'x-amz-'),
  (url: string) => url.replaceAll('X-Amz-', 'X%2DAmz%2D'),
  (url: string) => url.replaceAll('%2F', '/').replaceAll('%2B', '+'),
  (url: string) => url.replace('wss://', 'wss://someone:hunter2hunter2@'),
  (url: string) => url.replace('X-Amz-Date=', 'X-Amz-Dates='),
  (url: string) => url.replace(/&X-Amz-SignedHeaders=host/, ''),
);

describe('what leaves the capture', () => {
  it('holds no token, signature, access key id or password of the page’s URL', async () => {
    await fc.assert(
      fc.asyncProperty(
        tokens,
        spelling,
        place,
        rewriting,
        fc.constantFrom('token', 'signature', 'id'),
        async (sessionToken, spell, put, rewrite, which) => {
          const keys = {
            accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
            secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
            sessionToken,
          };
          const scope = { service: 'execute-api', region: 'eu-central-1' };
          const signed = await presign({
            url: 'wss://ws.example.com/dev?room=7',
            ...scope,
            keys,
            expires: 300,
            now: NOW,
          });
          const signature = new URL(signed.url).searchParams.get('X-Amz-Signature') ?? '';
          const secrets = { token: sessionToken, signature, id: keys.accessKeyId };
          const url = rewrite(put(signed.url, spell(secrets[which])));
          const tried: Tried[] = [];
          const out: unknown[] = [];
          const line = createCaptures({
            host: {
              async capture(batch) {
                out.push(batch);
                return { sessions: { a: 1 } };
              },
              endCapture: async (name) => void out.push(name),
            },
            apis: { list: async () => [] },
            attempts: { add: async (...all) => void tried.push(...all) },
          })();
          const page = { pageUrl: 'https://app.example.com/', scope: 'page', seenFrom: 'start' } as const;
          const created = { url, subprotocols: [], createdAt: NOW, page };
          out.push(await line.capture({ capture: 'panel', sockets: [{ ref: 'a', created }] }));
          // The one place that has to know it: the attempt, in memory of the background alone.
          expect(tried).toMatchObject([{ signedUrl: url }]);
          const readings = decodings(JSON.stringify(out));
          for (const reading of readings) {
            for (const secret of [...Object.values(secrets), 'hunter2hunter2'])
              expect(reading.includes(secret)).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('takes a URL of 100 kB, or of thousands of parameters, without taking it apart', async () => {
  const page = { pageUrl: 'https://app.example.com/', scope: 'page', seenFrom: 'start' } as const;
  const out: CaptureBatch[] = [];
  const line = createCaptures({
    host: {
      async capture(batch) {
        out.push(batch as CaptureBatch);
        return { sessions: {} };
      },
      endCapture: async () => {},
    },
    apis: { list: async () => [] },
    attempts: { add: async () => {} },
  })();
  const begun = performance.now();
  for (const tail of ['SECRET'.repeat(17_000), '&token=SECRET'.repeat(1_200)]) {
    const url = `wss://someone:SECRET@abc123def4.execute-api.eu-central-1.amazonaws.com/dev?a=${tail}`;
    const sockets = [...Array(50).keys()].map((at) => ({
      ref: `${tail.length}.${at}`,
      created: { url, subprotocols: ['graphql-ws', 'SECRET'.repeat(500)], createdAt: NOW, page },
      change: { subprotocol: 'SECRET'.repeat(500) },
    }));
    await line.capture({ capture: 'panel', number: 1, sockets });
  }
  // Each took a second and more.
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(JSON.stringify(out)).not.toContain('SECRET');
  expect(out[0]?.sockets[0]?.created).toMatchObject({
    url: 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/…',
    service: 'execute-api',
    subprotocols: ['graphql-ws', '… (3,000 characters)'],
  });
});

/** The text, and what it reads as when its escapes are decoded once and twice. */
function decodings(text: string): string[] {
  const once = text.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
  return [text, once, once.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent)];
}
