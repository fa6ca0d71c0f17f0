import { describe, expect, test } from 'vitest';
import { writeHar } from '#core/export/har.ts';
import { writeJsonLines } from '#core/export/jsonLines.ts';
import { Problem } from '#core/problem.ts';
import { AS_IT_IS, frame, source, whole } from '../export/source.ts';
import { gather } from './gather.ts';

const FRAMES = [
  frame(0, { direction: 'sent', text: 'ü“\\"{[' }),
  frame(1, { kind: 'binary', text: 'b' }),
  frame(2, { text: '' }),
];

describe('a file that comes in pieces', () => {
  test.each([writeHar, writeJsonLines])('is the same however it is cut: %o', async (write) => {
    const text = `\uFEFF \n${await whole(write(source(FRAMES), AS_IT_IS))}`;
    const [expected] = await gather(text, Number.POSITIVE_INFINITY);
    expect(expected!.rows).toHaveLength(FRAMES.length);
    for (const chunk of [1, 2, 3, 7, 64]) expect(await gather(text, chunk)).toEqual([expected]);
  });

  test.each([writeHar, writeJsonLines])('tells how far it is, up to its end: %o', async (write) => {
    const shares: number[] = [];
    await gather(await whole(write(source(FRAMES), AS_IT_IS)), 50, (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

test('JSON Lines that were changed by hand bring no secret in their URL', async () => {
  const url = 'wss://ann:pw@a.example/dev?X-Amz-Signature=0123456789abcdef0123456789abcdef&q=a';
  const [read] = await gather(JSON.stringify({ countersign: 1, session: { url } }));
  expect(read!.head.url).toContain('q=a');
  expect(read!.head.url).not.toMatch(/pw@|abcdef0123/);
});

test('JSON Lines without a time of their own begin with their first row', async () => {
  const head = '{"countersign":1,"session":{"url":"wss://a.example/"}}';
  const row = '{"time":1790000000000.5,"direction":"sent","kind":"text","text":"a"}';
  const [read] = await gather(`${head}\n\n${row}`, 10);
  expect(read).toMatchObject({ head: { createdAt: 1_790_000_000_000.5 }, rows: [{ direction: 'sent' }] });
});

describe('what cannot be read is told, with its place', () => {
  const jsonLines = (line: string) =>
    `{"countersign":1,"session":{"url":"wss://a.example/"}}\n{"time":1,"direction":"sent","kind":"text","text":"a"}\n${line}\n`;
  const har = (messages: string) =>
    `{"log":{\n"entries":[{"request":{"url":"wss://a.example/"},\n"_webSocketMessages":[\n${messages}`;
  test.each([
    ['', 'import.empty', 'empty'],
    ['\uFEFF \n', 'import.empty', 'empty'],
    ['hello', 'import.format', 'neither'],
    ['[{"log":{}}]', 'import.format', 'neither'],
    ['{"a":1}', 'import.format', 'log.entries'],
    ['{"log":{"entries":"none"}}', 'import.format', 'log.entries'],
    ['{"log":{"entries":[]}}', 'import.no-sockets', 'no WebSocket'],
    ['{"countersign":2,"session":{}}\n', 'import.version', 'newer'],
    ['{"countersign":1,"session":{"url":"javascript:alert(1)"}}\n', 'import.url', 'no WebSocket URL'],
    [jsonLines('{"time":1,"dir'), 'import.line', 'Line 3'],
    [jsonLines('{"time":"x"}'), 'import.line', '“time”'],
    [jsonLines('{"time":1,"direction":"up"}'), 'import.line', '“direction”'],
    [jsonLines('{"time":1,"direction":"sent","kind":"text"}'), 'import.line', '“base64”'],
    [jsonLines('{"time":1,"direction":"sent","kind":"binary","base64":"%"}'), 'import.line', 'not base64'],
    [har('{"type":"send"'), 'import.line', 'Line 4'],
    [har('{"type":"send"},\n{"type" "send"}]}]}}'), 'import.line', 'Line 5'],
    [har('],\n"more":1]}}'), 'import.line', 'Line 5'],
    [har(']}]}} {'), 'import.line', 'Line 4'],
  ])('%j', async (file, id, words) => {
    for (const chunk of [4, 65_536]) {
      const thrown = await gather(file, chunk).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(thrown).toBeInstanceOf(Problem);
      expect(thrown).toMatchObject({ id });
      expect((thrown as Problem).message).toContain(words);
    }
  });
});
