import { expect, it } from 'vitest';
import { createPolicyJudge } from '#core/policy/judgeText.ts';

const TARGET = { hostRegion: 'eu-west-1', apiId: 'a1b2c3d4e5', stage: 'dev' };
const TEXT = JSON.stringify({ Effect: 'Allow', Action: '*', Resource: '*' });

it('a pasted policy is judged once, until its text or the facts change', () => {
  const judge = createPolicyJudge();
  const first = judge(TEXT, TARGET, 0);
  expect(first.judgement?.verdict.effect).toBe('allow');
  expect(judge(TEXT, { ...TARGET }, 0)).toBe(first);
  const moved = judge(TEXT, { ...TARGET, stage: 'prod' }, 0);
  expect(moved).not.toBe(first);
  expect(moved.judgement?.resource).toContain('/prod/');
  expect(judge(`${TEXT} `, { ...TARGET, stage: 'prod' }, 0)).not.toBe(moved);
});

it('a policy that cannot be read has no verdict', () => {
  const { reading, judgement } = createPolicyJudge()('{', TARGET, 0);
  expect([reading.ok, judgement]).toEqual([false, undefined]);
});
