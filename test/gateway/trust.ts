/**
 * Who may assume a role: a role's trust policy. Source: IAM user guide, "How to use trust policies"
 * and, for roles of identity pools, Cognito developer guide, "Role trust and permissions".
 */
import { evaluatePolicies, type PolicyEffect } from './policy.ts';

type OneOrMany = string | string[];

export interface TrustStatement {
  Effect: 'Allow' | 'Deny';
  Principal: '*' | { AWS?: OneOrMany; Federated?: OneOrMany };
  Action: OneOrMany;
  Condition?: Record<string, Record<string, OneOrMany>>;
}

export interface TrustDocument {
  Version?: string;
  Statement: TrustStatement | TrustStatement[];
}

export interface TrustRequest {
  /** `AWS`: the names that the caller goes by. `Federated`: the provider that vouched. */
  kind: 'AWS' | 'Federated';
  names: string[];
  /** `sts:AssumeRole`, `sts:AssumeRoleWithWebIdentity`, `sts:TagSession`. */
  action: string;
  context: Record<string, string>;
}

// Every key here has one value, and so one of any is that one; booleans come as `true` and `false`.
const SAME_AS: Record<string, string> = {
  'ForAnyValue:StringLike': 'StringLike',
  'ForAnyValue:StringEquals': 'StringEquals',
  Bool: 'StringEquals',
};

/** What the role's trust policy says of the request; without one nobody is trusted. */
export function evaluateTrust(trust: TrustDocument | undefined, request: TrustRequest): PolicyEffect {
  const statements = list(trust?.Statement ?? []).filter(({ Principal }) => names(Principal, request));
  const rewritten = statements.map(({ Effect, Action, Condition = {} }) => ({
    Effect,
    Action,
    Resource: '*',
    Condition: Object.fromEntries(
      Object.entries(Condition).map(([operator, keys]) => [SAME_AS[operator] ?? operator, keys]),
    ),
  }));
  const { action, context } = request;
  return evaluatePolicies([{ Statement: rewritten }], { action, resources: ['arn:aws:iam::0:*'], context });
}

const names = (principal: TrustStatement['Principal'], { kind, names: known }: TrustRequest): boolean =>
  principal === '*' || list(principal[kind] ?? []).some((name) => name === '*' || known.includes(name));

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
