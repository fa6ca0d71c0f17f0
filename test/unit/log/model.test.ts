import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/frame.ts';
import type { Traffic } from '#core/session.ts';
import type { LogRow } from '#log/contract.ts';
import { anyRow, complete, createLog, DRAFT, digest, expectedFrame, settle, TRACE } from './support.ts';

type Step =
  | { do: 'append'; session: number; rows: LogRow[]; times: number }
  | { do: 'large'; session: number; size: number }
  | { do: 'flush'; wait: boolean }
  | { do: 'clear'; session: number }
  | { do: 'read'; session: number; from: number; length: number }
  | { do: 'reopen' };

const session = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      session,
      rows: fc.array(anyRow(24), { minLength: 1, maxLength: 5 }),
      // Small batches mostly; now and then more than a segment's worth.
      times: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 20 }) }, fc.constant(400)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('large' as const),
      session,
      size: fc.constantFrom(65_536, 262_144, 600_000, 1_048_577),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('flush' as const), wait: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), session }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      session,
      from: fc.nat(3_000),
      length: fc.nat(1_500),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);

/** What the log should hold: plain arrays. */
interface Model {
  id: number;
  frames: string[];
  sent: Traffic;
  received: Traffic;
  firstIndex: number;
  /** Rows before this index were appended before the last flush that was waited for. */
  safe: number;
}

const stored = ({ frames, firstIndex }: Model, from: number, to: number): string[] =>
  frames.slice(Math.max(from, firstIndex), Math.max(to, firstIndex));

/** `got` is what the model holds from `from` on: all that is safely on disk, and perhaps more. */
function expectStored(model: Model, got: Frame[], from: number, to: number): void {
  const start = Math.max(from, model.firstIndex);
  expect(got.map(digest)).toEqual(stored(model, start, start + got.length));
  expect(got.length).toBeLessThanOrEqual(Math.max(0, to - start));
  expect(start + got.length).toBeGreaterThanOrEqual(Math.min(to, model.safe));
}

describe('the log', () => {
  it('holds what plain arrays would, whatever the order of appends, writes, clears and reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
        fc.constantFrom(0, 20_000, 16_777_216),
        async (steps, cacheBytes) => {
          const { writer, openReader, posts } = createLog();
          let reader = openReader(cacheBytes);
          const models: Model[] = [];
          for (let i = 0; i < 3; i++) {
            const id = await writer.createSession(DRAFT, TRACE);
            models.push({
              id,
              frames: [],
              sent: { frames: 0, bytes: 0 },
              received: { frames: 0, bytes: 0 },
              firstIndex: 0,
              safe: 0,
            });
          }
          const append = (model: Model, row: LogRow): void => {
            const frame = expectedFrame(row, model.frames.length);
            model.frames.push(digest(frame));
            if (frame.direction !== 'event') {
              model[frame.direction].frames++;
              model[frame.direction].bytes += frame.size;
            }
            writer.append(model.id, row);
          };

          for (const step of steps) {
            if (step.do === 'append') {
              for (let i = 0; i < step.times; i++) {
                for (const row of step.rows) append(models[step.session]!, row);
              }
            } else if (step.do === 'large') {
              const payload = new Uint8Array(step.size).fill(step.size % 251);
              append(models[step.session]!, { time: 5, direction: 'received', kind: 'binary', payload });
            } else if (step.do === 'flush') {
              const appended = models.map(({ frames }) => frames.length);
              const done = writer.flush();
              if (step.wait) {
                await done;
                for (const [i, model] of models.entries()) model.safe = appended[i]!;
              } else {
                await settle(3);
              }
            } else if (step.do === 'clear') {
              const model = models[step.session]!;
              model.firstIndex = model.frames.length;
              model.safe = model.frames.length;
              await writer.clear(model.id);
              await settle(2);
            } else if (step.do === 'read') {
              const model = models[step.session]!;
              const to = step.from + step.length;
              const got = await complete(reader, model.id, await reader.rows(model.id, step.from, to));
              expectStored(model, got, step.from, to);
            } else {
              reader.close();
              reader = openReader(cacheBytes);
            }
          }

          await writer.flush();
          await settle(2);
          const records = (await reader.sessions()).reverse();
          for (const [i, model] of models.entries()) {
            const { id, frames, firstIndex, sent, received } = model;
            const rows = await complete(reader, id, await reader.rows(id, 0, frames.length + 9));
            expect(rows.map(digest)).toEqual(stored(model, 0, frames.length));
            expect(records[i]).toMatchObject({
              id,
              firstIndex,
              nextIndex: frames.length,
              sent,
              received,
            });
          }
          const tails = posts.flatMap((post) => (post.type === 'tail' ? post.sessions : []));
          for (const { id } of models) {
            const ends = tails.filter((record) => record.id === id).map(({ nextIndex }) => nextIndex);
            expect(ends).toEqual(ends.toSorted((a, b) => a - b));
          }
          reader.close();
          await writer.close();
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});
