const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Beyond this, exponents are taken to be equal: no frame can tell them apart by accident. */
const FARTHEST = 1e15;

/** A decimal number as it is written, whatever its size: 0.`digits` times ten to `exponent`. */
export interface Decimal {
  negative: boolean;
  /** Without zeros at either end; '' for zero. */
  digits: string;
  exponent: number;
}

/** A number in JSON's form (RFC 8259 section 6), exactly; undefined for any other text. */
export function readDecimal(text: string): Decimal | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole, fraction = '', power = '0'] = match;
  const all = `${whole}${fraction}`;
  const start = all.search(/[1-9]/);
  if (start < 0) return { negative: false, digits: '', exponent: 0 };
  const shift = Math.max(-FARTHEST, Math.min(FARTHEST, Number(power)));
  return {
    negative: sign === '-',
    digits: all.slice(start).replace(/0+$/, ''),
    exponent: whole!.length - start + shift,
  };
}

/** Below zero where `a` is less than `b`, above where it is more, zero where they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const sign = signOf(a) - signOf(b);
  if (sign !== 0 || a.digits === '') return sign;
  return a.negative ? compareSizes(b, a) : compareSizes(a, b);
}

function signOf({ negative, digits }: Decimal): number {
  if (digits === '') return 0;
  return negative ? -1 : 1;
}

/** Digits without zeros at the end compare as text does: `12` is less than `123`, and than `13`. */
function compareSizes(a: Decimal, b: Decimal): number {
  if (a.exponent !== b.exponent) return a.exponent - b.exponent;
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -1 : 1;
}
