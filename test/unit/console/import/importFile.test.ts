import fc from 'fast-check';
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

const HEAD_LINE = '{"countersign":1,"session":{"url":"wss://a.example/"}}';

const jsonLines = (rows: number) => {
  const line = JSON.stringify({ time: 1, direction: 'sent', kind: 'text', text: 'x'.repeat(1_000) });
  return sessionFile(new File([HEAD_LINE, ...Array<string>(rows).fill(`\n${line}`)], 'a.jsonl'));
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

  it('are text or base64 by their kind, whichever of the two the file has', () => {
    const bytes = encoder.encode('ü');
    const [batch] = batchesOf([
      { ...row('ü'), kind: 'text' },
      { ...row('ü'), kind: 'text', payload: bytes },
      { ...row('ü'), kind: 'binary', payload: 'ü' },
      { ...row('ü'), kind: 'binary', payload: bytes },
    ]);
    expect(batch?.map(({ payload }) => payload)).toEqual(['ü', 'ü', 'w7w=', 'w7w=']);
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

  it('is read no further ahead of the disk than two batches and a piece of the file', async () => {
    const line = (text: string) => `\n{"time":1,"direction":"sent","kind":"text","text":"${text}"}`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 100, max: 1_000 }),
        async (waits, length) => {
          const world = background();
          const each = line('x'.repeat(length));
          const rows = Math.ceil(5e6 / each.length);
          const file = new File([HEAD_LINE, each.repeat(rows)], 'a.jsonl');
          let read = 0;
          const counted: Pick<File, 'size' | 'lastModified' | 'slice'> = {
            size: file.size,
            lastModified: 1,
            slice(from = 0, to = 0) {
              // Its beginning is read twice.
              read = Math.max(read, to);
              return file.slice(from, to);
            },
          };
          let written = 0;
          let ahead = 0;
          const slow = {
            ...world,
            async importSession(batch: ImportBatch) {
              // Turns of the event loop, in which the reader goes on as far as it is let.
              for (let turn = waits[world.batches.length % waits.length]!; turn >= 0; turn--) {
                await new Promise((resolve) => setTimeout(resolve));
                ahead = Math.max(ahead, Math.min(read, file.size) / each.length - written);
              }
              written += batch.rows.length;
              return world.importSession(batch);
            },
          };
          await importFile(slow, sessionFile(counted), nothing, signal);
          expect(written).toBe(rows);
          expect(ahead).toBeLessThan(2 * 2_000 + (1_024 * 1_024) / each.length + 1);
        },
      ),
      { numRuns: 4 },
    );
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
          `${HEAD_LINE}\n`,
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
