/** Decimals of up to so many digits keep their order, and their equality, as doubles (IEEE 754: DBL_DIG). */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * The number that is written in bytes `from` to `to` (exclusive), as a double that compares as the
 * decimal does. NaN for all else, which `readDecimal` may still understand: exponents, more digits,
 * white space.
 */
export function quickNumber(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === MINUS;
  const first = negative ? from + 1 : from;
  let value = 0;
  let point = -1;
  for (let at = first; at < to; at += 1) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[at] === POINT && point < 0) point = at;
    else return Number.NaN;
  }
  const wholeEnd = point < 0 ? to : point;
  const fraction = point < 0 ? 0 : to - point - 1;
  const whole = wholeEnd - first;
  // JSON knows no number without digits on both sides of its point, nor one with zeros before it (RFC 8259 section 6).
  if (whole === 0 || (whole > 1 && bytes[first] === ZERO) || (point >= 0 && fraction === 0))
    return Number.NaN;
  if (whole + fraction > MOST_DIGITS) return Number.NaN;
  // Both are whole numbers that a double holds, so that the quotient is the nearest double there is.
  const size = fraction === 0 ? value : value / POWERS[fraction]!;
  return negative ? -size : size;
}
