import { describe, expect, it } from 'vitest';
import { importFile } from '#console/import/importFile.ts';
import { RowBatch } from '#console/import/RowBatch.ts';
import { sessionFile } from '#console/import/sessionFile.ts';
import type { ImportedRow } from '#core/import/types.ts';
import { Problem } from '#core/problem.ts';
import type { CapturedRow, ImportBatch } from '#messaging/capture.ts';

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
  sessionFile(
    new File(
      [
        JSON.stringify({
          log: {
            entries: Array.from({ length: sockets }, (_, at) => ({
              startedDateTime: '2026-10-01T08:00:00Z',
              request: { url: `wss://peer.example/${at}` },
              _webSocketMessages: [{ type: 'send', time: 1_790_841_600, opcode: 1, data: 'hello' }],
            })),
          },
        }),
      ],
      'a.har',
    ),
  );

const jsonLines = (rows: number) => {
  const line = JSON.stringify({ time: 1, direction: 'sent', kind: 'text', text: 'x'.repeat(1_000) });
  const head = '{"countersign":1,"session":{"url":"wss://a.example/"}}';
  return sessionFile(new File([head, ...Array<string>(rows).fill(`\n${line}`)], 'a.jsonl'));
};

const nothing = () => undefined;
const { signal } = new AbortController();

/** Rows through one batch after the other. */
function batchesOf(rows: ImportedRow[]): CapturedRow[][] {
  const batch = new RowBatch();
  return [...rows.map((one) => batch.add(one)).filter((full) => full !== undefined), batch.take()];
}

describe('rows that cross contexts', () => {
  it('keep every byte of a text, its byte order mark too', () => {
    const [batch] = batchesOf([row('\uFEFFü\u0000🦆')]);
    expect(batch?.[0]?.payload).toBe('\uFEFFü\u0000🦆');
  });

  it('come in batches of about a megabyte, in order and each once', () => {
    const rows = Array.from({ length: 5_000 }, (_, at) =>
      row(`${at}:${'x'.repeat(at % 7 === 0 ? 4_000 : 5)}`),
    );
    const batches = batchesOf(rows);
    const sizes = batches.map((batch) => batch.reduce((sum, { payload }) => sum + payload.length, 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_024 * 1_024);
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(2_000);
    expect(batches.length).toBeGreaterThan(2);
    expect(batches.flat().map(({ payload }) => Number.parseInt(payload, 10))).toEqual(
      rows.map((_, at) => at),
    );
  });
});

describe('an imported file', () => {
  it('gives a session for each of its sockets, each with a beginning and an end', async () => {
    const world = background();
    expect(await importFile(world, har(2), nothing, signal)).toEqual([1, 2]);
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

  it('is written while it is read, one batch at a time', async () => {
    const world = background();
    const events: string[] = [];
    let inside = 0;
    const slow = {
      ...world,
      async importSession(batch: ImportBatch) {
        expect(++inside).toBe(1);
        events.push('write');
        await new Promise((resolve) => setTimeout(resolve));
        inside--;
        return world.importSession(batch);
      },
    };
    const rows = 10_000;
    await importFile(slow, jsonLines(rows), (share) => events.push(share === 1 ? 'end' : 'read'), signal);
    expect(world.batches.flatMap((batch) => batch.rows)).toHaveLength(rows);
    expect(events.indexOf('write')).toBeLessThan(events.lastIndexOf('read'));
  });

  it('leaves nothing behind where it cannot be written to its end', async () => {
    const world = background(3);
    await expect(importFile(world, har(2), nothing, signal)).rejects.toMatchObject({ id: 'log.write' });
    expect(world.removed).toEqual([1, 2]);
  });

  it('leaves nothing behind where it is cancelled, whatever it is just doing', async () => {
    for (const at of [0.1, 0.5, 0.9]) {
      const world = background();
      const running = new AbortController();
      const cancel = (share: number) => {
        if (share > at) running.abort();
      };
      await expect(importFile(world, jsonLines(5_000), cancel, running.signal)).rejects.toThrow();
      expect(world.batches.some(({ done }) => done)).toBe(false);
      expect(world.removed).toEqual(world.batches.length > 0 ? [1] : []);
    }
  });

  it('leaves nothing behind where a line of it is faulty, which is told', async () => {
    const world = background();
    const broken = sessionFile(
      new File(
        [
          '{"countersign":1,"session":{"url":"wss://a.example/"}}\n',
          ...Array<string>(3_000).fill('{"time":1,"direction":"sent","kind":"text","text":"a"}\n'),
          '{"time"',
        ],
        'a.jsonl',
      ),
    );
    await expect(importFile(world, broken, nothing, signal)).rejects.toThrow(/Line 3,002 of the file/);
    expect(world.removed).toEqual(world.batches.length > 0 ? [1] : []);
  });

  it('is refused before anything is written where it is none', async () => {
    const world = background();
    const file = sessionFile(new File(['hello'], 'a.txt'));
    await expect(importFile(world, file, nothing, signal)).rejects.toMatchObject({ id: 'import.format' });
    expect(world.batches).toEqual([]);
  });

  it('that the browser cannot read to its end is told as that', async () => {
    const whole = new File(['{"countersign":1}'], 'a.jsonl');
    const slice = () => ({
      ...whole,
      arrayBuffer: async () => Promise.reject(new DOMException('gone', 'NotReadableError')),
    });
    const file = sessionFile({ size: whole.size, lastModified: 1, slice: slice as unknown as File['slice'] });
    await expect(importFile(background(), file, nothing, signal)).rejects.toMatchObject({
      id: 'import.unreadable',
    });
  });
});
