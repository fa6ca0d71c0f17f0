/**
 * IAM policy evaluation: Allow and Deny, NotAction and NotResource, `*` and `?`, policy variables,
 * string conditions. Source: IAM user guide, "Policy evaluation logic" and "IAM JSON policy elements".
 */
import { matchesArn, matchesGlob } from './glob.ts';

type OneOrMany = string | string[];

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: OneOrMany;
  NotAction?: OneOrMany;
  Resource?: OneOrMany;
  NotResource?: OneOrMany;
  /** Only the operators of `conditions.ts`; `checkPolicy` refuses others. */
  Condition?: Record<string, Record<string, OneOrMany>>;
}

export interface PolicyDocument {
  Version?: string;
  Statement: PolicyStatement | PolicyStatement[];
}

export interface AccessRequest {
  action: string;
  /** The names of one resource: a match on any of them is a match. */
  resources: string[];
  /** Condition keys, such as `aws:SourceIp`. They also fill policy variables. */
  context: Record<string, string>;
}

export type PolicyEffect = 'allow' | 'explicit-deny' | 'no-allow';

type Operator = (value: string, pattern: string) => boolean;

const OPERATORS: Record<string, Operator> = {
  StringEquals: (value, pattern) => value === pattern,
  StringNotEquals: (value, pattern) => value !== pattern,
  StringLike: (value, pattern) => matchesGlob(pattern, value),
};

/** Refuses what this evaluator would otherwise ignore in silence. Throws an Error that names it. */
export function checkPolicy(document: PolicyDocument): void {
  for (const statement of statementsOf(document)) {
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')
      throw new Error('Effect must be Allow or Deny.');
    if ((statement.Action === undefined) === (statement.NotAction === undefined))
      throw new Error('A statement needs either Action or NotAction.');
    if ((statement.Resource === undefined) === (statement.NotResource === undefined))
      throw new Error('A statement needs either Resource or NotResource.');
    for (const operator of Object.keys(statement.Condition ?? {}))
      if (!(operator in OPERATORS)) throw new Error(`The condition operator ${operator} is not known here.`);
  }
}

/** What these documents together say: a Deny wins over every Allow, and silence is a refusal. */
export function evaluatePolicies(documents: PolicyDocument[], request: AccessRequest): PolicyEffect {
  const matching = documents.flatMap(statementsOf).filter((statement) => applies(statement, request));
  if (matching.some(({ Effect }) => Effect === 'Deny')) return 'explicit-deny';
  return matching.length > 0 ? 'allow' : 'no-allow';
}

function statementsOf(document: PolicyDocument): PolicyStatement[] {
  return list(document.Statement);
}

function applies(statement: PolicyStatement, request: AccessRequest): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const actionNamed = list(Action ?? NotAction).some((glob) =>
    matchesGlob(glob.toLowerCase(), request.action.toLowerCase()),
  );
  if (actionNamed !== (Action !== undefined)) return false;
  const resourceNamed = list(Resource ?? NotResource).some((pattern) => {
    const filled = fill(pattern, request.context);
    return request.resources.some((arn) => matchesArn(filled, arn));
  });
  if (resourceNamed !== (Resource !== undefined)) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, patterns]) => holds(operator, key, list(patterns), request.context)),
  );
}

function holds(operator: string, key: string, patterns: string[], context: Record<string, string>): boolean {
  const test = OPERATORS[operator];
  const value = context[key];
  if (!test) return false;
  // IAM: a negated operator is true where the key is absent, and must hold for every value.
  if (operator.startsWith('StringNot'))
    return value === undefined || patterns.every((p) => test(value, fill(p, context)));
  return value !== undefined && patterns.some((pattern) => test(value, fill(pattern, context)));
}

/** Policy variables, `${aws:username}`; an unknown one stays as it is and so matches nothing. */
function fill(pattern: string, context: Record<string, string>): string {
  return pattern.replace(/\$\{([^}]+)\}/g, (whole, name: string) => context[name] ?? whole);
}

function list<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
