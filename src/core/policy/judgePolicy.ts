import type { PolicyEvidence } from '../diagnose/evidence.ts';
import { evaluatePolicy } from './evaluatePolicy.ts';
import { matchArn, matchPattern } from './matchPattern.ts';
import { principalArn } from './principalArn.ts';
import { connectArn, type DeniedAccess, type PolicyTarget } from './smallestPolicy.ts';
import type { AccessRequest, Statement, Verdict } from './types.ts';
import { resourcesThatFit, unknownParts } from './unknownParts.ts';

/** What a pasted policy says of opening this connection. */
export interface PolicyJudgement {
  verdict: Verdict;
  /** The resource that was asked for; words in capitals stand for what nobody knows. */
  resource: string;
  evidence: PolicyEvidence;
  /** Parts of the resource that nobody knows here and on which the verdict hangs: `account`, `API id`. */
  hangsOn: readonly string[];
}

const INVOKE = 'execute-api:Invoke';

/**
 * Whether the statements allow `execute-api:Invoke` on the $connect route of this API, and which
 * one decides; names the two usual mistakes, a REST-shaped resource and another stage. Where a part
 * of the resource is not known and would decide, the verdict is `unknown`.
 * @param at epoch ms of the connection, for conditions on the time
 */
export function judgePolicy(
  statements: readonly Statement[],
  target: PolicyTarget,
  at: number,
  denied: DeniedAccess = {},
): PolicyJudgement {
  const { caller } = target;
  const resource = connectArn(target, denied);
  const principal = principalArn(caller?.ok ? caller.arn : denied.principal);
  const context: AccessRequest['context'] = {
    'aws:securetransport': 'true',
    'aws:currenttime': new Date(at).toISOString(),
    'aws:viaawsservice': 'false',
    ...(principal ? { 'aws:principalarn': principal } : {}),
    ...(caller?.ok ? { 'aws:principalaccount': caller.account } : {}),
  };
  const judge = (one: string): Verdict =>
    evaluatePolicy(statements, { action: INVOKE, resource: one, context });
  const patterns = statements
    .filter(({ effect, notResource, ...one }) => effect === 'Allow' && !notResource && invokes(one))
    .flatMap(({ resources }) => resources)
    .filter((pattern) => /:execute-api:/.test(pattern));
  const plain = judge(resource);
  const all = statements.flatMap(({ resources }) => resources);
  const other = resourcesThatFit(resource, all)
    .map(judge)
    .find(({ effect }) => effect !== plain.effect);
  const hangsOn = other ? unknownParts(resource) : [];
  const verdict: Verdict = other ? { ...other, effect: 'unknown', unknownKeys: [] } : plain;
  const refused = verdict.effect === 'no-allow';
  const restShaped = refused && patterns.find((pattern) => isRestShaped(pattern));
  const otherStage = refused && patterns.find((pattern) => fitsBut(pattern, resource, 1));
  return {
    verdict,
    resource,
    hangsOn,
    evidence: {
      effect: verdict.effect,
      ...(verdict.statement ? { statement: nameOf(verdict.statement) } : {}),
      ...(restShaped ? { restShaped } : {}),
      ...(otherStage ? { otherStage } : {}),
    },
  };
}

/** `statement 2 (AllowConnect)` */
export const nameOf = ({ number, sid }: Statement): string => `statement ${number}${sid ? ` (${sid})` : ''}`;

/** A statement for `@connections` has four parts by right, and another action. */
const invokes = ({ actions, notAction }: Pick<Statement, 'actions' | 'notAction'>): boolean =>
  notAction !== actions.some((pattern) => matchPattern(pattern.toLowerCase(), INVOKE.toLowerCase()));

/** `api/stage/METHOD/path`, where a WebSocket API has `api/stage/$connect`. */
function isRestShaped(pattern: string): boolean {
  const parts = pattern.split(':').slice(5).join(':').split('/');
  if (parts[3]?.startsWith('@connections')) return false;
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
