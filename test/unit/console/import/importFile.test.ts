import { describe, expect, it } from 'vitest';
import { batchesOf } from '#console/import/batchesOf.ts';
import { importFile } from '#console/import/importFile.ts';
import type { ImportedRow } from '#core/import/types.ts';
import { Problem } from '#core/problem.ts';
import type { ImportBatch } from '#messaging/capture.ts';

const encoder = new TextEncoder();
const row = (text: string): ImportedRow => ({
  time: 1,
  direction: 'sent',
  kind: 'text',
  payload: encoder.encode(text),
});

/** Takes so many batches, then fails. */
function background(takes = Number.POSITIVE_INFINITY) {
  const batches: ImportBatch[] = [];
  const removed: number[] = [];
  let sessions = 0;
  return {
    batches,
    removed,
    async importSession(batch: ImportBatch) {
      if (batches.length >= takes) throw new Problem('log.write', 'The disk is full.');
      batches.push(batch);
      return batch.sessionId ?? ++sessions;
    },
    async removeSession(id: number) {
      removed.push(id);
    },
  };
}

const har = (sockets: number) =>
  new Blob([
    JSON.stringify({
      log: {
        entries: Array.from({ length: sockets }, (_, at) => ({
          startedDateTime: '2026-10-01T08:00:00Z',
          request: { url: `wss://peer.example/${at}` },
          _webSocketMessages: [{ type: 'send', time: 1_790_841_600, opcode: 1, data: 'hello' }],
        })),
      },
    }),
  ]);

describe('rows that cross contexts', () => {
  it('keep every byte of a text, its byte order mark too', () => {
    const [batch] = [...batchesOf([row('\uFEFFü\u0000🦆')])];
    expect(batch?.[0]?.payload).toBe('\uFEFFü\u0000🦆');
  });

  it('come in batches of about a megabyte, in order and each once', () => {
    const rows = Array.from({ length: 5_000 }, (_, at) =>
      row(`${at}:${'x'.repeat(at % 7 === 0 ? 4_000 : 5)}`),
    );
    const batches = [...batchesOf(rows)];
    const sizes = batches.map((batch) => batch.reduce((sum, { payload }) => sum + payload.length, 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_024 * 1_024);
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.flat().map(({ payload }) => Number.parseInt(payload, 10))).toEqual(
      rows.map((_, at) => at),
    );
  });
});

describe('an imported file', () => {
  it('gives a session for each of its sockets, each with a beginning and an end', async () => {
    const world = background();
    expect(await importFile(world, har(2))).toEqual([1, 2]);
    expect(
      world.batches.map(({ sessionId, head, rows, done }) => [sessionId, head?.url, rows.length, done]),
    ).toEqual([
      [undefined, 'wss://peer.example/0', 1, undefined],
      [1, undefined, 0, true],
      [undefined, 'wss://peer.example/1', 1, undefined],
      [2, undefined, 0, true],
    ]);
    expect(world.removed).toEqual([]);
  });

  it('leaves nothing behind where it cannot be written to its end', async () => {
    const world = background(3);
    await expect(importFile(world, har(2))).rejects.toMatchObject({ id: 'log.write' });
    expect(world.removed).toEqual([1, 2]);
  });

  it('is refused before anything is written where it is faulty or too large', async () => {
    const world = background();
    await expect(importFile(world, new Blob(['hello']))).rejects.toMatchObject({ id: 'import.format' });
    const huge = { size: 2 ** 30, text: async () => '' };
    await expect(importFile(world, huge)).rejects.toMatchObject({ id: 'import.large' });
    expect(world.batches).toEqual([]);
  });
});
