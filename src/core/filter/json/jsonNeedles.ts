import { jsonString, jsonText } from '../jsonText.ts';
import type { AnyOf } from '../needles.ts';
import { readDecimal } from './decimal.ts';
import type { JsonOperand, JsonTest } from './types.ts';

/** What a payload holds that passes: the path's longest name, and where it is sure the value. */
export function jsonNeedles({ path, operator, operand }: JsonTest): (AnyOf | undefined)[] {
  const names = path.flatMap((step) => (step.type === 'key' || step.type === 'anywhere' ? [step.name] : []));
  const name = names.reduce((a, b) => (b.length > a.length ? b : a), '');
  return [name === '' ? undefined : jsonString(name), valueNeedles(operator, operand)];
}

function valueNeedles(operator: JsonTest['operator'], operand: JsonOperand): AnyOf | undefined {
  if (operator === '~') return jsonText(operand.text);
  if (operator !== '=') return undefined;
  const text = jsonString(operand.text);
  const number = operand.plain ? readDecimal(operand.text) : undefined;
  if (number === undefined) return operand.plain ? jsonText(operand.text) : text;
  if (text === undefined || number.digits === '') return undefined;
  return [...text, ...writings(number.digits)];
}

/**
 * A number's digits as any writing of it has them: together, or with the point somewhere between
 * (`1500`, `1.5e3`, `15e2`).
 */
function writings(digits: string): string[] {
  const split = Array.from(
    { length: digits.length - 1 },
    (_, i) => `${digits.slice(0, i + 1)}.${digits.slice(i + 1)}`,
  );
  return [digits, ...split];
}
