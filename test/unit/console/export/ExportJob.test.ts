import { describe, expect, it } from 'vitest';
import { ExportJob, type ExportWish } from '#console/export/ExportJob.ts';
import { type FrameRange, readFrames } from '#console/export/readFrames.ts';
import { EXPORTS } from '#core/export/exporters.ts';
import type { FileSink } from '#core/export/types.ts';
import { Problem } from '#core/problem.ts';
import { session } from '../../core/export/source.ts';
import { gather } from '../../core/import/gather.ts';
import { MemoryLog, textFrame } from '../frames/fakes.ts';

const jsonLines = EXPORTS.find(({ format }) => format === 'jsonl')!;
const ROWS = 15_000;

/** A file in memory; `refuse` makes its writing fail. */
function files(refuse = false) {
  const opened: { name: string; type: string; pieces: string[]; end?: 'saved' | 'discarded' }[] = [];
  const open = async (name: string, type: string): Promise<FileSink> => {
    const file: (typeof opened)[number] = { name, type, pieces: [] };
    opened.push(file);
    return {
      async write(text) {
        if (refuse) throw new Problem('export.write', 'No room.');
        file.pieces.push(text);
      },
      async save() {
        file.end = 'saved';
        return file.pieces.join('').length;
      },
      async discard() {
        file.end = 'discarded';
      },
    };
  };
  return { opened, open };
}

function setUp(rows = ROWS, refuse = false) {
  const log = new MemoryLog(rows);
  const { opened, open } = files(refuse);
  const job = new ExportJob({ log, openFile: open, version: '0.1.0', now: () => 0 });
  const wish = (range: ExportWish['range'], kind = jsonLines): ExportWish => ({
    kind,
    session: session({ nextIndex: rows }),
    options: { redact: false },
    range,
  });
  return { log, opened, job, wish };
}

async function indices(log: MemoryLog, range: FrameRange): Promise<number[]> {
  const found: number[] = [];
  for await (const { index } of readFrames(log, 1, range, () => {})) found.push(index);
  return found;
}

describe('rows to export', () => {
  it('are read in short runs, each row once and in order', async () => {
    const log = new MemoryLog(1_000);
    expect(await indices(log, { first: 3, next: 1_000 })).toEqual(
      Array.from({ length: 997 }, (_, at) => at + 3),
    );
    expect(Math.max(...log.reads.map(([from, to]) => to - from))).toBeLessThanOrEqual(128);
  });

  it('are only those that a filter lets through', async () => {
    const wanted = [0, 1, 2, 9, 500, 501, 999];
    expect(await indices(new MemoryLog(1_000), Uint32Array.from(wanted))).toEqual(wanted);
  });

  it('come with payloads whole, which are read in pages', async () => {
    const log = new MemoryLog(0);
    const whole = new TextEncoder().encode('x'.repeat(9_000_000));
    log.frames.push(textFrame(0, 'head', { size: whole.length }));
    log.wholes.set(0, whole);
    for await (const { payload } of readFrames(log, 1, { first: 0, next: 1 }, () => {}))
      expect(Buffer.compare(payload, whole)).toBe(0);
    expect(log.bodyReads.length).toBeGreaterThan(1);
  });
});

describe('an export', () => {
  it('hands the file on in pieces, and what is read of it again is the session', async () => {
    const { opened, job, wish } = setUp();
    await job.start(wish(() => ({ first: 0, next: ROWS })));
    const [file] = opened;
    expect(file).toMatchObject({ name: 'orders-20261122-120001.jsonl', end: 'saved' });
    expect(file!.pieces.length).toBeGreaterThan(1);
    const [read] = await gather(file!.pieces.join(''));
    expect(read!.rows).toHaveLength(ROWS);
    expect(job.state.value).toMatchObject({ at: 'saved', rows: ROWS, name: file!.name });
  });

  it('that is cancelled leaves no file, and the next one can begin', async () => {
    const { opened, job, wish } = setUp();
    job.state.subscribe((state) => {
      if (state.at === 'writing' && state.rows > 1_000 && opened.length === 1) job.cancel();
    });
    await job.start(wish(() => ({ first: 0, next: ROWS })));
    expect(opened.map(({ end }) => end)).toEqual(['discarded']);
    expect(job.state.value).toEqual({ at: 'idle' });
    await job.start(wish(() => ({ first: 0, next: 10 })));
    expect(opened.map(({ end }) => end)).toEqual(['discarded', 'saved']);
  });

  it('that cannot be written says why and leaves nothing behind', async () => {
    const { opened, job, wish } = setUp(ROWS, true);
    await job.start(wish(() => ({ first: 0, next: ROWS })));
    expect(opened.map(({ end }) => end)).toEqual(['discarded']);
    expect(job.state.value).toMatchObject({ at: 'failed', problem: { id: 'export.write' } });
  });

  it('whose filter does not come to its end opens no file', async () => {
    const { opened, job, wish } = setUp();
    await job.start(wish(() => Promise.reject(new Problem('export.filter', 'Stopped.'))));
    expect(opened).toEqual([]);
    expect(job.state.value).toMatchObject({ at: 'failed', problem: { id: 'export.filter' } });
  });

  it('does not begin while another is written', async () => {
    const { opened, job, wish } = setUp();
    const first = job.start(wish(() => ({ first: 0, next: ROWS })));
    await job.start(wish(() => ({ first: 0, next: 1 })));
    await first;
    expect(opened).toHaveLength(1);
  });
});
