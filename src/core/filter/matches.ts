import { isErrorFrame, routeOf } from '#core/decode/route.ts';
import type { Frame } from '#core/frame.ts';
import { includesText } from './includesText.ts';
import { isAscii } from './isAscii.ts';
import { testJson } from './json/testJson.ts';
import { isColumnsTest, testColumns } from './testColumns.ts';
import { testRegex } from './testRegex.ts';
import type { Filter, Test } from './types.ts';

/** Whether a frame passes every term of a filter. */
export function matches(filter: Filter, frame: Frame): boolean {
  for (const { test, negated } of filter.terms) {
    if (passes(test, frame) === negated) return false;
  }
  return true;
}

function passes(test: Test, frame: Frame): boolean {
  if (isColumnsTest(test)) return testColumns(test, frame);
  switch (test.type) {
    case 'text':
      return includesText(frame.payload, test.text);
    case 'regex':
      return testRegex(test.regex, frame.payload);
    case 'route':
      return isSameText(routeOf(frame), test.route);
    case 'error':
      return isErrorFrame(frame);
    case 'json':
      return testJson(test, frame.payload);
  }
}

/** As for text: what is typed in ASCII is compared as ASCII, where only A to Z fold. */
function isSameText(found: string | undefined, folded: string): boolean {
  return found !== undefined && found.toLowerCase() === folded && isAscii(found) === isAscii(folded);
}
