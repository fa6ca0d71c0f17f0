/** A double as JSON text, shortest form that reads back the same; what JSON lacks as a string. */
export function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

/** The same for a value of single precision: 0.1 rather than 0.10000000149011612. */
export function floatText(value: number): string {
  const written = doubleText(value);
  if (written.length <= 8 || !Number.isFinite(value)) return written;
  for (let digits = 6; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(Number(value.toPrecision(9)));
}

/** IEEE 754 half precision from its 16 bits (RFC 8949 appendix D). */
export function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}

/** An unsigned 64-bit number as text, exact. */
export function uint64Text(view: DataView, at: number, littleEndian = false): string {
  const high = view.getUint32(littleEndian ? at + 4 : at, littleEndian);
  const low = view.getUint32(littleEndian ? at : at + 4, littleEndian);
  return high < 0x20_0000
    ? String(high * 0x1_0000_0000 + low)
    : view.getBigUint64(at, littleEndian).toString();
}
