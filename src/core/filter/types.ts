import type { Direction, FrameKind } from '#core/frame.ts';
import type { JsonTest } from './json/types.ts';

export type SizeOperator = '<' | '<=' | '=' | '>=' | '>';

/** What a single term looks at. Plain data, so that it can be posted to a Worker. */
export type Test =
  /** Case does not count; `text` is in lower case. */
  | { type: 'text'; text: string }
  | { type: 'regex'; regex: RegExp }
  /** Case does not count; `route` is in lower case. */
  | { type: 'route'; route: string }
  | { type: 'size'; operator: SizeOperator; bytes: number }
  /** Both ends belong to it. */
  | { type: 'sizeRange'; least: number; most: number }
  /** Epoch milliseconds: `from` belongs to it, `to` does not. */
  | { type: 'time'; from: number; to: number }
  /** Both ends belong to it. */
  | { type: 'index'; first: number; last: number }
  | { type: 'direction'; directions: Direction[] }
  | { type: 'kind'; kinds: (FrameKind | 'event')[] }
  | { type: 'error' }
  | JsonTest;

export interface Term {
  test: Test;
  /** The frame must not pass. */
  negated: boolean;
}

/** A frame passes when it passes every term; no terms let everything through. */
export interface Filter {
  terms: Term[];
}

/** What the person typed, or one sentence on what is wrong with it. */
export type FilterReading = { filter: Filter } | { fault: string };
