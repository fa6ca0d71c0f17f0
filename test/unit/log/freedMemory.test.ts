import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog, DRAFT, TRACE, textOf, textRow } from './support.ts';

type Transferring = ArrayBuffer & { transfer?(length: number): ArrayBuffer };
const prototype = ArrayBuffer.prototype as Transferring;
const own = prototype.transfer;

// Node 20 has no such call: as in browsers, the buffer is detached, and what still reads it finds nothing.
beforeAll(() => {
  prototype.transfer = function (this: ArrayBuffer, length: number) {
    structuredClone(this, { transfer: [this] });
    return new ArrayBuffer(length);
  };
});
afterAll(() => {
  if (own) prototype.transfer = own;
  else delete prototype.transfer;
});

it('of segments is given back while many read at once, and no row suffers', async () => {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  const count = 9_000;
  for (let i = 0; i < count; i++) {
    log.writer.append(id, textRow(`row ${i}`));
    if (i % 700 === 0) await log.writer.flush();
  }
  await log.writer.flush();
  const reader = log.openReader(1);
  const starts = Array.from({ length: 60 }, (_, i) => (i * 1_237) % count);
  const read = await Promise.all(starts.map((from) => reader.rows(id, from, from + 40)));
  for (const [at, rows] of read.entries()) {
    const from = starts[at]!;
    const expected = Array.from({ length: Math.min(40, count - from) }, (_, i) => `row ${from + i}`);
    expect(rows.map(textOf)).toEqual(expected);
  }
  // What was handed out stays readable though its segment is long gone.
  expect(textOf(read[0]![0]!)).toBe('row 0');
});

it('of a tail is written again from its builder, not from what was given back', async () => {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  log.writer.append(id, textRow('first'));
  await log.writer.flush();
  log.writer.append(id, textRow('second'));
  await log.writer.flush();
  expect((await log.openReader().rows(id, 0, 9)).map(textOf)).toEqual(['first', 'second']);
});
