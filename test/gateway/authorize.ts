import { evaluatePolicies, type PolicyEffect } from './policy.ts';
import { accessDenied } from './refusal.ts';
import type { Principal } from './store.ts';

/**
 * Throws AccessDenied where the principal's policies do not allow the action. `resources` are the names
 * of one resource, the first of which the refusal tells. Ends of the sentence: re:Post, floci R5.
 */
export function authorize(principal: Principal, action: string, resources: string[], sourceIp: string): void {
  const context = {
    ...principal.context,
    'aws:SourceIp': sourceIp,
    'aws:userid': principal.userId,
    'aws:username': principal.arn.split('/').at(-1)!,
    'aws:PrincipalArn': principal.arn,
    'aws:PrincipalAccount': principal.account,
  };
  const request = { action, resources, context };
  const deny = (why: string) => accessDenied(principal.arn, action, resources[0]!, why);
  const effects: [PolicyEffect, string][] = [
    [evaluatePolicies(principal.policies, request), 'identity-based'],
  ];
  if (principal.sessionPolicy)
    effects.push([evaluatePolicies([principal.sessionPolicy], request), 'session']);
  if (effects.some(([effect]) => effect === 'explicit-deny')) throw deny('with an explicit deny');
  const silent = effects.find(([effect]) => effect === 'no-allow');
  if (silent) throw deny(`because no ${silent[1]} policy allows the ${action} action`);
}
