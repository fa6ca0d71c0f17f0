import { BACKSLASH, OPEN_BRACE, OPEN_BRACKET, QUOTE, readString, skipSpace } from '#core/decode/jsonBytes.ts';
import { includesText } from '../includesText.ts';
import { compareDecimals, readDecimal } from './decimal.ts';
import { quickNumber } from './quickNumber.ts';
import type { JsonOperand, JsonOperator, JsonTest } from './types.ts';
import { endOf, visitPath } from './visitPath.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether any value at the test's path passes. A payload that is not JSON has no values. */
export function testJson({ path, operator, operand }: JsonTest, payload: Uint8Array): boolean {
  const root = skipSpace(payload, 0, payload.length);
  return visitPath(payload, root, path, (at) => {
    if (at >= payload.length) return false;
    return operator === 'exists' || passes(payload, at, operator, operand);
  });
}

function passes(
  bytes: Uint8Array,
  at: number,
  operator: Exclude<JsonOperator, 'exists'>,
  operand: JsonOperand,
): boolean {
  const end = endOf(bytes, at);
  const isText = bytes[at] === QUOTE;
  const isPlain = !isText && bytes[at] !== OPEN_BRACE && bytes[at] !== OPEN_BRACKET;
  if (operator === '~') return holds(bytes, at, end, operand.text);
  if (isPlain && operand.plain) {
    const order = quickNumber(bytes, at, end) - numberIn(operand);
    if (!Number.isNaN(order)) return isInOrder(order, operator);
  }
  const text = isText ? readString(bytes, at, end) : isPlain ? asWritten(bytes, at, end) : undefined;
  if (operator === '=' || operator === '!=') {
    const equal = text !== undefined && isEqual(text, isText, operand);
    return equal === (operator === '=');
  }
  if (text === undefined) return false;
  const order = orderOf(text, isText, operand);
  return order !== undefined && isInOrder(order, operator);
}

/** Whether a value that is `order` more than the operand (less, where that is below zero) passes. */
function isInOrder(order: number, operator: Exclude<JsonOperator, 'exists' | '~'>): boolean {
  if (operator === '!=') return order !== 0;
  if (order === 0) return operator !== '<' && operator !== '>';
  return order < 0 ? operator.startsWith('<') : operator.startsWith('>');
}

const numbers = new WeakMap<JsonOperand, number>();

/** The operand as `quickNumber` reads it, once. */
function numberIn(operand: JsonOperand): number {
  let number = numbers.get(operand);
  if (number === undefined) {
    const bytes = new TextEncoder().encode(operand.text);
    number = quickNumber(bytes, 0, bytes.length);
    numbers.set(operand, number);
  }
  return number;
}

/** A number or word; put together from its characters, which costs a fraction of decoding. */
function asWritten(bytes: Uint8Array, at: number, end: number): string {
  if (end - at > 64) return decoder.decode(bytes.subarray(at, end)).trim();
  let text = '';
  for (let byte = at; byte < end; byte += 1) text += String.fromCharCode(bytes[byte]!);
  return text.trim();
}

/** Text in a string as it reads, or in anything else as it is written. */
function holds(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  const wanted = text.toLowerCase();
  const inside = bytes[at] === QUOTE ? bytes.subarray(at + 1, end - 1) : bytes.subarray(at, end);
  if (bytes[at] !== QUOTE || !inside.includes(BACKSLASH)) return includesText(inside, wanted);
  return includesText(new TextEncoder().encode(readString(bytes, at, end)), wanted);
}

/** Strings by their characters, numbers by their value however large, `true`, `false`, `null` as they are. */
function isEqual(text: string, isText: boolean, { text: wanted, plain }: JsonOperand): boolean {
  if (isText) return text === wanted;
  if (!plain) return false;
  const [a, b] = [readDecimal(text), readDecimal(wanted)];
  return a !== undefined && b !== undefined ? compareDecimals(a, b) === 0 : text === wanted;
}

/** Numbers with numbers, strings with anything else; undefined where the two have no order. */
function orderOf(text: string, isText: boolean, { text: wanted, plain }: JsonOperand): number | undefined {
  const number = plain ? readDecimal(wanted) : undefined;
  if (number !== undefined) {
    const found = isText ? undefined : readDecimal(text);
    return found === undefined ? undefined : compareDecimals(found, number);
  }
  if (!isText) return undefined;
  if (text === wanted) return 0;
  return text < wanted ? -1 : 1;
}
