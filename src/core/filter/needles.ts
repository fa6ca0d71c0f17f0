import { isAscii } from './isAscii.ts';
import { jsonNeedles } from './json/jsonNeedles.ts';
import { jsonText } from './jsonText.ts';
import { longestRun } from './longestRun.ts';
import { regexLiteral } from './regexLiteral.ts';
import type { Test } from './types.ts';

/** One of these, ASCII in lower case, is in the payload when A to Z are folded. Never empty. */
export type AnyOf = readonly string[];

/** What must be in a payload that passes a test. */
export interface Needles {
  /** Of each of these, one. */
  all: readonly AnyOf[];
  /** Having them is also enough. */
  exact: boolean;
}

const NOTHING: Needles = { all: [], exact: false };
/** Routes that `readRoute` gives without their name being in the frame. */
const UNWRITTEN_ROUTES: readonly string[] = ['binary', 'error'];

/** What is known of every payload that passes the test. Faulty event rows pass `error` whatever they hold. */
export function needlesOf(test: Test): Needles {
  switch (test.type) {
    case 'text':
      if (isAscii(test.text)) return { all: [[test.text]], exact: true };
      return clauses(one(longestRun(test.text)));
    case 'regex':
      return clauses(one(regexLiteral(test.regex)));
    case 'route':
      return UNWRITTEN_ROUTES.includes(test.route) ? NOTHING : clauses(jsonText(test.route));
    case 'error':
      return clauses(['connectionid', ...(jsonText('error') ?? [])]);
    case 'json':
      return clauses(...jsonNeedles(test));
    default:
      return NOTHING;
  }
}

function one(needle: string | undefined): AnyOf | undefined {
  return needle === undefined ? undefined : [needle];
}

function clauses(...all: (AnyOf | undefined)[]): Needles {
  return { all: all.filter((any) => any !== undefined), exact: false };
}
