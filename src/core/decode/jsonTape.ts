/** Node kinds of a tape. */
export const KIND = { object: 0, array: 1, string: 2, number: 3, word: 4 } as const;
export type NodeKind = (typeof KIND)[keyof typeof KIND];

/** Where and why a text stops being JSON. */
export interface JsonFault {
  /** UTF-16 position in the text. */
  at: number;
  /** Begins in lower case: "a comma or } should stand here". */
  reason: string;
}

/**
 * A JSON text as flat columns, one entry per value in the order of the text: no objects per
 * value, no recursion, numbers and equal keys left as they are written.
 */
export interface JsonTape {
  text: string;
  length: number;
  kind: Uint8Array;
  /** The value's text is `text.slice(start, end)`. */
  start: Int32Array;
  end: Int32Array;
  /** Position of the opening quote of the value's key; -1 for array items and the root. */
  key: Int32Array;
  /** The node after this one's last descendant. */
  next: Int32Array;
  /** Members or items; 0 for plain values. */
  size: Int32Array;
  parent: Int32Array;
}

/** A key's decoded text; undefined for array items and the root. */
export function keyOf(tape: JsonTape, node: number): string | undefined {
  const at = tape.key[node]!;
  return at < 0 ? undefined : (JSON.parse(keyText(tape, node)) as string);
}

/** A key as it is written, with its quotes; '' where there is none. */
export function keyText(tape: JsonTape, node: number): string {
  const at = tape.key[node]!;
  return at < 0 ? '' : tape.text.slice(at, stringEnd(tape.text, at));
}

function stringEnd(text: string, open: number): number {
  let at = open + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** A value's text as it is written. */
export function valueText(tape: JsonTape, node: number): string {
  return tape.text.slice(tape.start[node]!, tape.end[node]!);
}

/** Position among its siblings, from 0. */
export function placeOf(tape: JsonTape, node: number): number {
  const parent = tape.parent[node]!;
  let place = 0;
  for (let child = parent + 1; child < node; child = tape.next[child]!) place += 1;
  return place;
}

/** JSONPath (RFC 9535 normalised, dots where the name allows): `$.user.roles[0]['a b']`. */
export function pathOf(tape: JsonTape, node: number): string {
  const steps: string[] = [];
  for (let at = node; tape.parent[at]! >= 0; at = tape.parent[at]!) {
    const key = keyOf(tape, at);
    if (key === undefined) steps.push(`[${placeOf(tape, at)}]`);
    else if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(key)) steps.push(`.${key}`);
    else steps.push(`['${JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}']`);
  }
  return `$${steps.reverse().join('')}`;
}
