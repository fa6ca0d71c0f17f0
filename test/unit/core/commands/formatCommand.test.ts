import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CopyFormat } from '#core/commands/format.ts';
import { formatCommand } from '#core/commands/formatCommand.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { Problem } from '#core/problem.ts';

const URL_TEXT =
  'wss://abc123def4.execute-api.us-east-1.amazonaws.com/dev?room=a%20b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00ff';
const FORMATS: CopyFormat[] = ['url', 'wscat', 'websocat', 'javascript', 'node', 'python', 'curl'];

describe('the shapes', () => {
  test('url is the signed URL itself', () => {
    expect(formatCommand('url', URL_TEXT, ['chat'])).toBe(URL_TEXT);
  });

  test('wscat', () => {
    expect(formatCommand('wscat', URL_TEXT, ['chat', "it's"])).toBe(
      `npx wscat -c '${URL_TEXT}' -s 'chat' -s 'it'\\''s'`,
    );
  });

  test('websocat', () => {
    expect(formatCommand('websocat', URL_TEXT, [])).toBe(`websocat '${URL_TEXT}'`);
    expect(formatCommand('websocat', URL_TEXT, ['a', 'b'])).toBe(`websocat --protocol='a, b' '${URL_TEXT}'`);
  });

  test('curl asks the https form to upgrade', () => {
    const command = formatCommand('curl', URL_TEXT, ['a', 'b']);
    expect(command).toContain('--http1.1');
    expect(command).toContain("-H 'Upgrade: websocket'");
    expect(command).toContain("-H 'Sec-WebSocket-Protocol: a, b'");
    expect(command.endsWith(`'${URL_TEXT.replace('wss:', 'https:')}'`)).toBe(true);
    expect(formatCommand('curl', 'ws://127.0.0.1:1/', [])).toContain("'http://127.0.0.1:1/'");
  });

  test('no shell command has more than one line but in its quotes', () => {
    for (const format of FORMATS.filter((name) => name !== 'javascript')) {
      expect(formatCommand(format, URL_TEXT, ['chat']).replace(/'[^']*'/g, '')).not.toContain('\n');
    }
  });
});

test.each(FORMATS)('%s: a subprotocol that is no token is refused', (format) => {
  expect(() => formatCommand(format, URL_TEXT, ['a\r\nX-Injected: 1'])).toThrow(
    expect.objectContaining({ id: 'subprotocol.invalid' }),
  );
  expect(() => formatCommand(format, URL_TEXT, ['a', 'a'])).toThrow(Problem);
});

const token = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/);
const plainUrl = fc
  .record({
    host: fc.domain(),
    path: fc.array(fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+;=:-]{1,8}$/), { maxLength: 3 }),
    entries: fc.array(fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 })), { maxLength: 3 }),
  })
  .map(({ host, path, entries }) => `wss://${host}/${path.join('/')}?${new URLSearchParams(entries)}`)
  .map((text) => {
    const reading = readEndpoint(text);
    return reading.ok ? reading.endpoint.url : 'wss://chat.example.com/';
  });

test.each(FORMATS)('%s: what was copied can be pasted into the URL box again', (format) => {
  fc.assert(
    fc.property(plainUrl, fc.uniqueArray(token, { maxLength: 3 }), (url, subprotocols) => {
      const signed = `${url}${url.includes('?') ? '&' : '?'}X-Amz-Credential=x&X-Amz-Signature=00ff`;
      const reading = readEndpoint(formatCommand(format, signed, subprotocols));
      expect(reading.ok && reading.endpoint.url).toBe(url);
      expect(reading.ok && reading.endpoint.notes.map(({ id }) => id)).toContain('signature.removed');
      if (format !== 'url') expect(reading.ok && reading.endpoint.subprotocols).toEqual(subprotocols);
    }),
    { numRuns: 150 },
  );
});
