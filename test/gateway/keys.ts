import { randomBytes } from 'node:crypto';

const KEY_ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A key id of AWS's length that names itself as an example: `ASIAEXAMPLE…`, 20 characters. */
export function makeAccessKeyId(prefix: 'ASIA' | 'AKIA'): string {
  const tail = Array.from(randomBytes(9), (byte) => KEY_ID_ALPHABET[byte % KEY_ID_ALPHABET.length]).join('');
  return `${prefix}EXAMPLE${tail}`;
}

/** A secret of AWS's length, 40 characters of base64, always with the `+` and `/` that break bad encoders. */
export function makeSecret(): string {
  return `${randomBytes(27).toString('base64')}+/ab`;
}

/** A session token of the given length: base64 with `+`, `/` and `==`, and the beginning that AWS's have. */
export function makeToken(length: number): string {
  const start = 'IQoJb3JpZ2luX2Vj//////////wEa+';
  const body = randomBytes(length).toString('base64').replace(/=/g, '');
  return `${(start + body).slice(0, Math.max(length - 2, 1))}==`;
}

/** As API Gateway writes a connection id or an extended request id: 15 characters and `=`. */
export function makeGatewayId(): string {
  return `${randomBytes(11).toString('base64url')}=`;
}
