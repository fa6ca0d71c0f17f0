import { isErrorFrame, routeOf } from '#core/decode/route.ts';
import type { Frame } from '#core/frame.ts';
import { includesText } from './includesText.ts';
import { testRegex } from './testRegex.ts';
import type { Filter, SizeOperator, Test } from './types.ts';

/**
 * Whether a frame passes every term of a filter. Throws Problem `filter.slow` where a regular
 * expression takes too long on it (measured by `clock`, milliseconds; without one it is not).
 */
export function matches(filter: Filter, frame: Frame, clock?: () => number): boolean {
  for (const { test, negated } of filter.terms) {
    if (passes(test, frame, clock) === negated) return false;
  }
  return true;
}

function passes(test: Test, frame: Frame, clock: (() => number) | undefined): boolean {
  switch (test.type) {
    case 'text':
      return includesText(frame.payload, test.text);
    case 'regex':
      return testRegex(test.regex, frame.payload, clock);
    case 'route':
      return routeOf(frame)?.toLowerCase() === test.route;
    case 'size':
      return compare(frame.size, test.operator, test.bytes);
    case 'direction':
      return test.directions.includes(frame.direction);
    case 'kind':
      return test.kinds.includes(frame.direction === 'event' ? 'event' : frame.kind);
    case 'error':
      return isErrorFrame(frame);
  }
}

function compare(size: number, operator: SizeOperator, bytes: number): boolean {
  switch (operator) {
    case '<':
      return size < bytes;
    case '<=':
      return size <= bytes;
    case '=':
      return size === bytes;
    case '>=':
      return size >= bytes;
    case '>':
      return size > bytes;
  }
}
