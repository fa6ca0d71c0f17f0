import { describe, expect, test } from 'vitest';
import { DECODERS } from '#core/decode/decoders.ts';
import { fuzzSmall } from '#test/bench/fuzz/fuzz.ts';
import { judgeResult } from '#test/bench/fuzz/judge.ts';
import { Random } from '#test/bench/fuzz/random.ts';

/** As the properties have it: see test/unit/seed.ts. */
const seed = Number(process.env.FC_SEED ?? Date.now() & 0xffff);
const INPUTS = 1_000;

describe('all decoders', () => {
  test('read a thousand random, valid and damaged messages, or say why not', async () => {
    const faults = new Map<string, string>();
    const calls = await fuzzSmall(INPUTS, new Random(seed), faults);
    expect([...faults], `with the seed ${seed}`).toEqual([]);
    expect(calls).toBeGreaterThan(INPUTS * (DECODERS.length - 3));
  });

  test('are judged by a judge that finds faults', () => {
    expect(judgeResult({ ok: false, fault: { reason: 'Bad', at: 0 } }, 4)).toMatch(/lower case/);
    expect(judgeResult({ ok: false, fault: { reason: 'bad', at: 5 } }, 4)).toMatch(/outside/);
    expect(judgeResult({ ok: true, decoded: { summary: 'a\nb', fields: [] } }, 4)).toMatch(/line ends/);
    expect(judgeResult({ ok: true, decoded: { summary: 'a', fields: [], json: '[1,]' } }, 4)).toMatch(
      /json is none/,
    );
    expect(judgeResult({ ok: true, decoded: { summary: 'a', fields: [], json: '[1]' } }, 4)).toBeUndefined();
  });
});
