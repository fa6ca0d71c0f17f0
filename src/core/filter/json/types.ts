/** One step of a JSON path. */
export type JsonStep =
  | { type: 'key'; name: string }
  | { type: 'item'; index: number }
  /** `[*]` and `.*`: every item of an array, every member of an object. */
  | { type: 'every' }
  /** `..name`: a member of that name, at any depth. */
  | { type: 'anywhere'; name: string };

/** `exists` has no operand; `~` looks for a piece of text, whatever its case. */
export type JsonOperator = 'exists' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '~';

/** `plain` was typed without quotes and so may be a number, `true`, `false`, `null` or text. */
export interface JsonOperand {
  text: string;
  plain: boolean;
}

/** Passes where any value at the path passes. */
export interface JsonTest {
  type: 'json';
  path: JsonStep[];
  operator: JsonOperator;
  operand: JsonOperand;
}
