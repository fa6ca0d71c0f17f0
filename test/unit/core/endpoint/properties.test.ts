import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { endpointOf } from './reading.ts';

const SIGNING = /^x-amz-(algorithm|credential|date|expires|security-token|signedheaders|signature)$/i;

const fragments = fc.constantFrom(
  ...[
    'wss://',
    'https://',
    'ws:',
    'arn:aws:execute-api:',
    'wscat -c ',
    'curl ',
    'new WebSocket(',
    '"',
    "'",
    '`',
    '\\',
    '\n',
    ' ',
  ],
  ...[
    'abc.execute-api.us-east-1.amazonaws.com',
    '/dev',
    '?a=',
    '&',
    '%',
    '#',
    '[',
    ']',
    '::1',
    ':',
    '@',
    '<',
    '>',
    '$' + '{x}',
    '*',
    '$',
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fragments, fc.string({ maxLength: 4 })), { maxLength: 14 })
    .map((parts) => parts.join('')),
);

const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constant('localhost'),
);
// Printable text of any script; invisible characters and line breaks are taken off on purpose.
const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((value) => value.replace(/[\p{C}\p{Z}]/gu, '-'));
const name = fc.oneof(
  text,
  fc.constantFrom('X-Amz-Date', 'x-amz-signature', 'X-Amz-ChannelARN', '', 'a', 'a'),
);
const entries = fc.array(fc.tuple(name, text), { maxLength: 6 });
const segment = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:%@-]{0,8}$/);
const url = fc
  .record({
    host,
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    path: fc.array(segment, { maxLength: 4 }),
    entries,
  })
  .map(({ host: name, port, path, entries: pairs }) => {
    const query = new URLSearchParams(pairs).toString();
    return `wss://${name}${port === null ? '' : `:${port}`}/${path.join('/')}${query && `?${query}`}`;
  })
  .filter((candidate) => URL.canParse(candidate) && !/(@|%40)connections/i.test(candidate));

test('no text makes the reader throw, and every fault is a sentence', () => {
  fc.assert(
    fc.property(anyText, (pasted) => {
      const reading = readEndpoint(pasted);
      if (!reading.ok) expect(reading.fault.message).toMatch(/\.$/);
    }),
    { numRuns: 3_000 },
  );
});

test('whatever is read is a WebSocket URL that reads as itself', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, url), (pasted) => {
      const first = readEndpoint(pasted);
      if (!first.ok) return;
      const { endpoint } = first;
      const parsed = new URL(endpoint.url);
      expect(parsed.protocol).toBe(endpoint.secure ? 'wss:' : 'ws:');
      expect(parsed.href).toBe(endpoint.url);
      expect(parsed.host).toBe(endpoint.host);
      expect(parsed.pathname).toBe(endpoint.path);
      expect([parsed.username, parsed.password, parsed.hash]).toEqual(['', '', '']);
      expect(endpointOf(endpoint.url).url).toBe(endpoint.url);
    }),
    { numRuns: 3_000 },
  );
});

test('host, port, path and the application’s query are those of the WHATWG URL', () => {
  fc.assert(
    fc.property(url, (given) => {
      const expected = new URL(given);
      const reading = new URL(endpointOf(given).url);
      expect(reading.host).toBe(expected.host);
      expect(reading.pathname).toBe(expected.pathname.replace(/\/{2,}/g, '/'));
      expect([...reading.searchParams]).toEqual(
        [...expected.searchParams].filter(([key]) => !SIGNING.test(key)),
      );
      expect(reading.search).toMatch(/^(\?[A-Za-z0-9%&=._~-]*)?$/);
    }),
    { numRuns: 2_000 },
  );
});

test('a URL is the same in quotes, in a command and in code', () => {
  fc.assert(
    fc.property(url, (given) => {
      const plain = endpointOf(given).url;
      const shell = `'${given.replaceAll("'", "'\\''")}'`;
      expect(endpointOf(`  <${given}>\n`).url).toBe(plain);
      expect(endpointOf(`$ npx wscat -c ${shell} -s a`).url).toBe(plain);
      expect(endpointOf(`websocat ${shell}`).url).toBe(plain);
      expect(endpointOf(`curl -i ${shell}`).url).toBe(plain);
      expect(endpointOf(`var s = new WebSocket(${JSON.stringify(given)});`).url).toBe(plain);
    }),
    { numRuns: 500 },
  );
});
