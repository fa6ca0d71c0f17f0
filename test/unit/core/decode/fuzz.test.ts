import { describe, expect, test } from 'vitest';
import { DECODERS } from '#core/decode/decoders.ts';
import { fuzzSmall } from '#test/bench/fuzz/fuzz.ts';
import { judgeResult } from '#test/bench/fuzz/judge.ts';
import { Random } from '#test/bench/fuzz/random.ts';

describe('all decoders', () => {
  test('read thousands of random, valid and damaged messages, or say why not', async () => {
    const faults = new Map<string, string>();
    const calls = await fuzzSmall(3_000, new Random(Date.now() & 0xffff), faults);
    expect([...faults]).toEqual([]);
    expect(calls).toBeGreaterThan(3_000 * (DECODERS.length - 3));
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
