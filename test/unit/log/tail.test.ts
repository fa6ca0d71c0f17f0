import { describe, expect, it } from 'vitest';
import { createLog, DRAFT, storedSegments, TRACE, textOf, textRow } from './support.ts';

describe('the tail segment', () => {
  it('grows by the rows that follow, up to 256 rows', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 600; i++) {
      writer.append(id, textRow(`row ${i}`));
      await writer.flush();
    }
    const segments = await storedSegments(indexedDB);
    expect(segments.map(({ firstIndex, times }) => [firstIndex, times.length])).toEqual([
      [0, 256],
      [256, 256],
      [512, 88],
    ]);
    await writer.close();
  });

  it('stops growing at 128 KB', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 4; i++) {
      writer.append(id, textRow('x'.repeat(80_000)));
      await writer.flush();
    }
    expect((await storedSegments(indexedDB)).map(({ times }) => times.length)).toEqual([2, 2]);
    await writer.close();
  });

  it('is seen anew by a reader that has it in memory', async () => {
    const { writer, openReader } = createLog();
    const reader = openReader();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 5; i++) {
      writer.append(id, textRow(`row ${i}`));
      await writer.flush();
      const rows = await reader.rows(id, 0, 100);
      expect(rows.map(textOf)).toEqual(Array.from({ length: i + 1 }, (_, n) => `row ${n}`));
    }
    await writer.close();
  });

  it('leaves a large message a segment of its own', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('small'));
    writer.append(id, textRow('x'.repeat(3_000_000)));
    writer.append(id, textRow('small again'));
    await writer.flush();
    const rows = (await storedSegments(indexedDB)).map(({ firstIndex, times }) => [firstIndex, times.length]);
    expect(rows).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
    await writer.close();
  });
});
