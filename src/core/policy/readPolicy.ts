import { isRecord } from '../record.ts';
import type { Condition, Statement } from './types.ts';

/** A policy document, or one sentence on what is wrong with the text. */
export type PolicyReading = { ok: true; statements: Statement[] } | { ok: false; message: string };

const MAX_TEXT = 131_072;

/**
 * Reads a pasted IAM policy: the document itself, a list of statements or a single one, what
 * `aws iam get-policy-version` and `get-role-policy` print, percent-encoded or not. Never throws.
 */
export function readPolicy(text: string): PolicyReading {
  try {
    if (text.length > MAX_TEXT) return fault('This is too long for an IAM policy.');
    const value = unwrap(parse(text.trim()));
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0) return fault('The policy has no statement.');
    return { ok: true, statements: list.map(readStatement) };
  } catch (error) {
    return fault(error instanceof PolicyFault ? error.message : 'This is not the JSON of an IAM policy.');
  }
}

class PolicyFault extends Error {}

const fault = (message: string): PolicyReading => ({ ok: false, message });

function parse(text: string): unknown {
  if (text === '') throw new PolicyFault('Paste the JSON of an IAM policy.');
  const plain = /^%7B|^%5B/i.test(text) ? decodeURIComponent(text) : text;
  try {
    return JSON.parse(plain);
  } catch (error) {
    const place = /line \d+ column \d+|position \d+/.exec(String(error))?.[0];
    throw new PolicyFault(`The JSON cannot be read${place ? ` at ${place}` : ''}.`);
  }
}

/** Down to the Statement element, through the wrappers of the AWS CLI. */
function unwrap(value: unknown): unknown {
  const inner = ['PolicyVersion', 'Document', 'PolicyDocument', 'Policy', 'Statement'];
  let at = value;
  for (const name of inner) {
    if (isRecord(at) && name in at) at = typeof at[name] === 'string' ? parse(at[name]) : at[name];
  }
  return at;
}

function readStatement(value: unknown, index: number): Statement {
  const number = index + 1;
  if (!isRecord(value)) throw new PolicyFault(`Statement ${number} is no JSON object.`);
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition: conditions = {} } = value;
  if (Effect !== 'Allow' && Effect !== 'Deny')
    throw new PolicyFault(`Statement ${number} needs "Effect": "Allow" or "Deny".`);
  if ((Action === undefined) === (NotAction === undefined))
    throw new PolicyFault(`Statement ${number} needs either Action or NotAction.`);
  if (Resource !== undefined && NotResource !== undefined)
    throw new PolicyFault(`Statement ${number} has both Resource and NotResource.`);
  if (Resource === undefined && NotResource === undefined)
    throw new PolicyFault(
      `Statement ${number} names no Resource; the policy of an identity needs one (a trust policy has none).`,
    );
  return {
    number,
    ...(typeof Sid === 'string' && Sid !== '' ? { sid: Sid } : {}),
    effect: Effect,
    actions: texts(Action ?? NotAction, number),
    notAction: Action === undefined,
    resources: texts(Resource ?? NotResource, number),
    notResource: Resource === undefined,
    conditions: readConditions(conditions, number),
  };
}

function readConditions(value: unknown, number: number): Condition[] {
  if (!isRecord(value)) throw new PolicyFault(`The Condition of statement ${number} is no JSON object.`);
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!isRecord(keys)) throw new PolicyFault(`${operator} in statement ${number} is no JSON object.`);
    return Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values, number) }));
  });
}

function texts(value: unknown, number: number): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') return `${one}`;
    throw new PolicyFault(
      `Statement ${number} holds something other than texts; write out what a template would fill in.`,
    );
  });
}
