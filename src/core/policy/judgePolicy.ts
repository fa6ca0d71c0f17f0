import type { PolicyEvidence } from '../diagnose/evidence.ts';
import { evaluatePolicy } from './evaluatePolicy.ts';
import { matchArn } from './matchPattern.ts';
import { connectArn, type DeniedAccess, type PolicyTarget } from './smallestPolicy.ts';
import type { Statement, Verdict } from './types.ts';

/** What a pasted policy says of opening this connection. */
export interface PolicyJudgement {
  verdict: Verdict;
  /** The resource that was asked for; words in capitals stand for what nobody knows. */
  resource: string;
  evidence: PolicyEvidence;
}

const INVOKE = 'execute-api:Invoke';

/**
 * Whether the statements allow `execute-api:Invoke` on the $connect route of this API, and which
 * one decides; names the two usual mistakes, a REST-shaped resource and another stage.
 * @param now epoch ms, for conditions on the time
 */
export function judgePolicy(
  statements: readonly Statement[],
  target: PolicyTarget,
  now: number,
  denied: DeniedAccess = {},
): PolicyJudgement {
  const { caller } = target;
  const resource = connectArn(target, denied);
  const principal = caller?.ok ? caller.arn : denied.principal;
  const context = {
    'aws:securetransport': 'true',
    'aws:currenttime': new Date(now).toISOString(),
    'aws:viaawsservice': 'false',
    ...(principal ? { 'aws:principalarn': principal } : {}),
    ...(caller?.ok ? { 'aws:principalaccount': caller.account } : {}),
  };
  const verdict = evaluatePolicy(statements, { action: INVOKE, resource, context });
  const patterns = statements
    .filter(({ effect, notResource }) => effect === 'Allow' && !notResource)
    .flatMap(({ resources }) => resources)
    .filter((pattern) => /:execute-api:/.test(pattern));
  const restShaped = patterns.find((pattern) => isRestShaped(pattern));
  const otherStage = patterns.find((pattern) => fitsBut(pattern, resource, 1));
  return {
    verdict,
    resource,
    evidence: {
      effect: verdict.effect,
      ...(verdict.statement ? { statement: nameOf(verdict.statement) } : {}),
      ...(restShaped && verdict.effect !== 'allow' ? { restShaped } : {}),
      ...(otherStage && verdict.effect !== 'allow' ? { otherStage } : {}),
    },
  };
}

/** `statement 2 (AllowConnect)` */
export const nameOf = ({ number, sid }: Statement): string => `statement ${number}${sid ? ` (${sid})` : ''}`;

/** `api/stage/METHOD/path`, where a WebSocket API has `api/stage/$connect`. */
function isRestShaped(pattern: string): boolean {
  const parts = pattern.split(':').slice(5).join(':').split('/');
  return parts.length >= 4 || /^(GET|POST|PUT|DELETE|ANY)$/.test(parts[2] ?? '');
}

/** Fits the resource but for one part of `api/stage/route`, counted from 0. */
function fitsBut(pattern: string, resource: string, at: number): boolean {
  if (matchArn(pattern, resource)) return false;
  const parts = pattern.split('/');
  const wanted = resource.split('/')[at];
  if (parts.length <= at || wanted === undefined) return false;
  parts[at] = wanted;
  return matchArn(parts.join('/'), resource);
}
