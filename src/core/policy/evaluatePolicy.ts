import { holds } from './conditions.ts';
import { matchArn, matchPattern } from './matchPattern.ts';
import type { AccessRequest, Statement, Truth, Verdict } from './types.ts';

/**
 * What the statements say to a request: a Deny wins over every Allow, and silence is a refusal
 * (AWS IAM: "Policy evaluation logic"). Conditions whose keys cannot be known make it `unknown`
 * where they would decide. One policy only: others of the identity may allow or deny as well.
 */
export function evaluatePolicy(statements: readonly Statement[], request: AccessRequest): Verdict {
  const judged = statements.map((statement) => ({ statement, ...applies(statement, request) }));
  const find = (effect: Statement['effect'], truth: Truth) =>
    judged.find((one) => one.statement.effect === effect && one.truth === truth);

  const denied = find('Deny', 'yes');
  if (denied) return { effect: 'explicit-deny', statement: denied.statement, unknownKeys: [] };
  const mayDeny = find('Deny', 'unknown');
  const allowed = find('Allow', 'yes');
  const mayAllow = find('Allow', 'unknown');
  if (!allowed && !mayAllow) return { effect: 'no-allow', unknownKeys: [] };
  const open = mayDeny ?? (allowed ? undefined : mayAllow);
  if (open) return { effect: 'unknown', statement: open.statement, unknownKeys: open.unknownKeys };
  return { effect: 'allow', unknownKeys: [], ...(allowed ? { statement: allowed.statement } : {}) };
}

function applies(statement: Statement, request: AccessRequest): { truth: Truth; unknownKeys: string[] } {
  const { actions, notAction, resources, notResource, conditions } = statement;
  const action = request.action.toLowerCase();
  const named = actions.some((pattern) => matchPattern(pattern.toLowerCase(), action));
  const meant = resources.some((pattern) => matchArn(pattern, request.resource));
  if (named === notAction || meant === notResource) return { truth: 'no', unknownKeys: [] };
  const results = conditions.map((condition) => ({ key: condition.key, truth: holds(condition, request) }));
  if (results.some(({ truth }) => truth === 'no')) return { truth: 'no', unknownKeys: [] };
  const unknownKeys = results.filter(({ truth }) => truth === 'unknown').map(({ key }) => key);
  // A policy variable is filled by IAM with what only IAM knows.
  if (!notResource && onlyByVariable(resources, request.resource)) unknownKeys.push('policy variable');
  return { truth: unknownKeys.length > 0 ? 'unknown' : 'yes', unknownKeys };
}

const onlyByVariable = (patterns: readonly string[], arn: string): boolean =>
  !patterns.some((pattern) => !pattern.includes('${') && matchArn(pattern, arn));
