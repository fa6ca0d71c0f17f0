/** Two hex digits for each byte. */
export const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Hex digits, two a byte. */
export function hexText(bytes: Uint8Array): string {
  if (bytes.length <= 32) {
    let text = '';
    for (let at = 0; at < bytes.length; at += 1) text += HEX[bytes[at]!]!;
    return text;
  }
  const digits = new Array<string>(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) digits[at] = HEX[bytes[at]!]!;
  return digits.join('');
}

/** Bytes within a tree, as CBOR's diagnostic notation writes them (RFC 8949 section 8): `h'0a1f'`. */
export function byteText(bytes: Uint8Array): string {
  return `h'${hexText(bytes)}'`;
}
