import { describe, expect, test } from 'vitest';
import { writeHar } from '#core/export/har.ts';
import { readSessionFile } from '#core/import/readSessionFile.ts';
import { Problem } from '#core/problem.ts';
import { AS_IT_IS, frame, STARTED, source, whole } from '../export/source.ts';

const text = (payload: Uint8Array) => new TextDecoder().decode(payload);

describe('HAR', () => {
  test('of ours gives the same messages', async () => {
    const frames = [frame(0, { direction: 'sent', text: 'ü' }), frame(1, { kind: 'binary', text: 'b' })];
    const [read, ...others] = readSessionFile(await whole(writeHar(source(frames), AS_IT_IS)));
    expect(others).toEqual([]);
    expect(read!.head).toMatchObject({ url: source([]).session.url, state: 'closed', createdAt: STARTED });
    expect([...read!.rows].map(({ direction, kind, payload }) => [direction, kind, text(payload)])).toEqual([
      ['sent', 'text', 'ü'],
      ['received', 'binary', 'b'],
    ]);
    expect([...read!.rows][0]!.time).toBeCloseTo(frames[0]!.time, 2);
  });

  test('of Chrome: other requests are left out, and a signed URL loses its secrets', () => {
    const signature = '0123456789abcdef'.repeat(4);
    const har = {
      log: {
        entries: [
          { request: { url: 'https://a.example/' }, response: { status: 200 } },
          {
            _resourceType: 'websocket',
            startedDateTime: '2026-11-22T12:00:01.000Z',
            time: 1_500,
            request: { url: `wss://a.example/dev?X-Amz-Signature=${signature}&q=1`, headers: [] },
            response: { status: 101, headers: [{ name: 'Sec-WebSocket-Protocol', value: 'mqtt' }] },
            _webSocketMessages: [
              { type: 'receive', time: STARTED / 1_000, opcode: 1, data: 'hello' },
              { type: 'error', time: STARTED / 1_000, opcode: -1, data: 'gone' },
            ],
          },
          { _resourceType: 'websocket', request: { url: 'wss://b.example/' }, response: { status: 0 } },
        ],
      },
    };
    const [first, second] = readSessionFile(JSON.stringify(har));
    expect(first!.head).toMatchObject({ subprotocol: 'mqtt', endedAt: STARTED + 1_500, state: 'closed' });
    expect(first!.head.url).toContain('q=1');
    expect(first!.head.url).not.toContain(signature);
    expect([...first!.rows]).toHaveLength(1);
    expect(second!.head.state).toBe('failed');
  });
});

test('JSON Lines that were changed by hand bring no secret in their URL', () => {
  const url = 'wss://ann:pw@a.example/dev?X-Amz-Signature=0123456789abcdef0123456789abcdef&q=a';
  const [read] = readSessionFile(JSON.stringify({ countersign: 1, session: { url } }));
  expect(read!.head.url).toContain('q=a');
  expect(read!.head.url).not.toMatch(/pw@|abcdef0123/);
});

describe('what cannot be read is told, with its place', () => {
  const jsonLines = (line: string) =>
    `{"countersign":1,"session":{"url":"wss://a.example/"}}\n{"time":1,"direction":"sent","kind":"text","text":"a"}\n${line}\n`;
  test.each([
    ['', 'import.empty', 'empty'],
    ['hello', 'import.format', 'neither'],
    ['{"a":1}', 'import.format', 'log.entries'],
    ['{"log":{"entries":[]}}', 'import.no-sockets', 'no WebSocket'],
    ['{"countersign":2,"session":{}}\n', 'import.version', 'newer'],
    ['{"countersign":1,"session":{"url":"javascript:alert(1)"}}\n', 'import.url', 'no WebSocket URL'],
    [jsonLines('{"time":1,"dir'), 'import.line', 'Line 3'],
    [jsonLines('{"time":"x"}'), 'import.line', '“time”'],
    [jsonLines('{"time":1,"direction":"up"}'), 'import.line', '“direction”'],
    [jsonLines('{"time":1,"direction":"sent","kind":"text"}'), 'import.line', '“base64”'],
    [jsonLines('{"time":1,"direction":"sent","kind":"binary","base64":"%"}'), 'import.line', 'not base64'],
  ])('%j', (file, id, words) => {
    let thrown: unknown;
    try {
      readSessionFile(file);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ id });
    expect((thrown as Problem).message).toContain(words);
  });
});
