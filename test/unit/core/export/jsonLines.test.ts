import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeJsonLines } from '#core/export/jsonLines.ts';
import type { Frame } from '#core/frame.ts';
import { gather } from '../import/gather.ts';
import { AS_IT_IS, frame, REDACTED, source, whole } from './source.ts';

const anyFrame = fc.record({
  time: fc.double({ min: 1, max: 4e12, noNaN: true }),
  direction: fc.constantFrom('sent' as const, 'received' as const, 'event' as const),
  kind: fc.constantFrom('text' as const, 'binary' as const),
  payload: fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
  ),
  bad: fc.boolean(),
});

test('comes back bit for bit, text that is no UTF-8 included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame), async (made) => {
      const frames: Frame[] = made.map((one, index) => frame(index, one));
      const [read] = await gather(await whole(writeJsonLines(source(frames), AS_IT_IS)));
      const { rows } = read!;
      expect(rows.map(({ payload }) => [...payload])).toEqual(frames.map(({ payload }) => [...payload]));
      expect(rows.map(({ time, direction, kind, bad }) => [time, direction, kind, bad ?? false])).toEqual(
        frames.map(({ time, direction, kind, bad }) => [time, direction, kind, bad]),
      );
    }),
  );
});

test('tells of the session, and nothing of the profile behind it', async () => {
  const text = await whole(
    writeJsonLines(source([], { close: { code: 1001, reason: 'bye', wasClean: true } }), AS_IT_IS),
  );
  const [read] = await gather(text);
  expect(read!.head).toMatchObject({
    url: 'wss://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev',
    name: 'orders',
    state: 'closed',
    close: { code: 1001, reason: 'bye', wasClean: true },
  });
  expect(text).not.toContain('staging');
});

test('a line a row, each JSON by itself', async () => {
  const text = await whole(writeJsonLines(source([frame(0, { text: 'a\nb' }), frame(1)]), REDACTED));
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[0]!)).toMatchObject({ countersign: 1, redacted: true });
  expect(JSON.parse(lines[1]!)).toMatchObject({ index: 0, text: 'a\nb' });
});
