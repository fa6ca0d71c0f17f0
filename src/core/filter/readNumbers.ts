import type { SizeOperator, Test } from './types.ts';

type TestReading = { test: Test } | { fault: string };

const UNITS: Record<string, number> = {
  '': 1,
  b: 1,
  k: 1_000,
  kb: 1_000,
  kib: 1_024,
  m: 1_000_000,
  mb: 1_000_000,
  mib: 1_048_576,
};

/** Reads what follows `size`: an operator and a size, or a range of sizes with `:` or `=`. */
export function readSize(word: string, operator: string, value: string): TestReading {
  const isEquals = operator === ':' || operator === '=';
  const [first = '', last, ...more] = value.split(/\.\.(?!\.)/);
  if (last !== undefined && isEquals && more.length === 0 && value !== '..') {
    const least = first === '' ? 0 : readBytes(first);
    const most = last === '' ? Number.POSITIVE_INFINITY : readBytes(last);
    if (least !== undefined && most !== undefined) {
      if (most < least) return { fault: `“${word}” ends before it begins.` };
      return { test: { type: 'sizeRange', least, most } };
    }
  }
  const bytes = readBytes(value);
  if (bytes === undefined) {
    return { fault: `“${word}” needs a size in bytes, such as size>200, size>1.5k or size:1k..2k.` };
  }
  return { test: { type: 'size', operator: isEquals ? '=' : (operator as SizeOperator), bytes } };
}

function readBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(text);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

/**
 * Reads what follows `index:` or `#`: a row, or a range of rows that may be open at one end. Rows are
 * counted from 1, as the console shows them.
 */
export function readIndex(word: string, value: string): TestReading {
  const match = /^(\d{0,15})(\.\.(\d{0,15}))?$/.exec(value);
  if (match === null || value === '' || value === '..') {
    return { fault: `“${word}” needs the number of a row, such as index:100 or index:100..200.` };
  }
  const first = match[1] === '' ? 0 : Number(match[1]);
  const last = match[2] === undefined ? first : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  if (last < first) return { fault: `“${word}” ends before it begins.` };
  return { test: { type: 'index', first: first - 1, last: last - 1 } };
}
