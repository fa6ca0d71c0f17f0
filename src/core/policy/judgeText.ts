import { judgePolicy, type PolicyJudgement } from './judgePolicy.ts';
import { type PolicyReading, readPolicy } from './readPolicy.ts';
import type { DeniedAccess, PolicyTarget } from './smallestPolicy.ts';

/** A pasted policy as it was read, and what it says where it could be. */
export interface JudgedText {
  reading: PolicyReading;
  judgement?: PolicyJudgement;
}

/**
 * Reads and judges pasted policies, and remembers the last: views ask again with every second that
 * passes, and nothing but text and facts can change the verdict.
 */
export function createPolicyJudge() {
  let last: { key: string; judged: JudgedText } | undefined;

  /** @param at epoch ms of the connection */
  return function judgeText(
    text: string,
    { hostRegion, apiId, stage, signature, sent, caller }: PolicyTarget,
    at: number,
    denied: DeniedAccess = {},
  ): JudgedText {
    const facts: PolicyTarget = {
      hostRegion,
      apiId,
      stage,
      caller,
      signature: signature && { region: signature.region },
      sent: sent && { ...(sent.credential ? { credential: { region: sent.credential.region } } : {}) },
    };
    const key = JSON.stringify([text, facts, at, denied]);
    if (last?.key === key) return last.judged;
    const reading = readPolicy(text);
    const judged: JudgedText = {
      reading,
      ...(reading.ok ? { judgement: judgePolicy(reading.statements, facts, at, denied) } : {}),
    };
    last = { key, judged };
    return judged;
  };
}
