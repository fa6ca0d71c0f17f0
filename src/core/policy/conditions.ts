import { matchArn, matchPattern } from './matchPattern.ts';
import type { AccessRequest, Condition, Truth } from './types.ts';

type Test = (value: string, wanted: string) => boolean | undefined;

const number =
  (compare: (a: number, b: number) => boolean): Test =>
  (value, wanted) => {
    const [a, b] = [Number(value), Number(wanted)];
    return Number.isNaN(a) || Number.isNaN(b) ? undefined : compare(a, b);
  };
const date =
  (compare: (a: number, b: number) => boolean): Test =>
  (value, wanted) => {
    const [a, b] = [Date.parse(value), Date.parse(wanted)];
    return Number.isNaN(a) || Number.isNaN(b) ? undefined : compare(a, b);
  };

/** AWS IAM: "IAM JSON policy elements: Condition operators". IP ranges are left to the server. */
const TESTS: Readonly<Record<string, Test>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  StringLike: (value, wanted) => matchPattern(wanted, value),
  ArnEquals: (value, wanted) => matchArn(wanted, value),
  ArnLike: (value, wanted) => matchArn(wanted, value),
  Bool: (value, wanted) => value === wanted.toLowerCase(),
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
  DateEquals: date((a, b) => a === b),
  DateLessThan: date((a, b) => a < b),
  DateLessThanEquals: date((a, b) => a <= b),
  DateGreaterThan: date((a, b) => a > b),
  DateGreaterThanEquals: date((a, b) => a >= b),
};

/** Whether a condition holds for the request: `unknown` where its key or operator cannot be known here. */
export function holds({ operator, key, values }: Condition, { context }: AccessRequest): Truth {
  const name = operator.replace(/^For(?:Any|All)Values?:/i, '').replace(/IfExists$/, '');
  const value = context[key.toLowerCase()];
  if (value === undefined || name === 'Null') return 'unknown';
  const positive = name.replace(/^(String|Arn|Numeric|Date)Not/, '$1');
  const test = TESTS[positive];
  if (!test || values.some((one) => /\$\{/.test(one))) return 'unknown';
  const results = values.map((wanted) => test(value, wanted));
  if (results.includes(undefined)) return 'unknown';
  // A negated operator has to hold against every value, any other against one.
  return results.some((one) => one === true) === (positive === name) ? 'yes' : 'no';
}
