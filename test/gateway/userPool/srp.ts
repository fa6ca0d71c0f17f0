/**
 * The server's side of Cognito's SRP-6a (RFC 5054's 3072-bit group, SHA-256), with numbers hashed in
 * two's complement form and a session key by HKDF. Facts: aws.md 3.2.
 */
import { createHash, createHmac, getDiffieHellman, randomBytes } from 'node:crypto';

// RFC 3526's group 15 and RFC 5054's 3072-bit group share their prime.
export const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
export const G = 2n;

/** The number's bytes, with a zero before a set top bit. */
export function pad(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 1 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

const hash = (...parts: (Buffer | string)[]): Buffer => {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part);
  return sha.digest();
};
const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);
const K = toNumber(hash(pad(N), pad(G)));

/** `base` to the power of `exponent`, modulo N. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = ((base % N) + N) % N;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** `realm`: the pool's name or a device's group key; `id`: user name or device key. */
export function makeVerifier(realm: string, id: string, password: string, salt: bigint): bigint {
  return power(G, toNumber(hash(pad(salt), hash(`${realm}${id}:${password}`))));
}

export const makeSalt = (): bigint => toNumber(randomBytes(16));
export const readNumber = (base64: string): bigint => toNumber(Buffer.from(base64, 'base64'));

/** What the server keeps between SRP_A and the claim. */
export interface SrpExchange {
  realm: string;
  id: string;
  a: bigint;
  b: bigint;
  B: bigint;
  verifier: bigint;
  secretBlock: Buffer;
}

/** Answers SRP_A (hex). Undefined where it is no number, or one that RFC 5054 forbids. */
export function startSrp(
  srpA: string,
  { realm, id, verifier }: Pick<SrpExchange, 'realm' | 'id' | 'verifier'>,
): SrpExchange | undefined {
  if (!/^[0-9a-f]+$/i.test(srpA)) return undefined;
  const a = BigInt(`0x${srpA}`);
  if (a % N === 0n) return undefined;
  const b = toNumber(randomBytes(32));
  const B = (K * verifier + power(G, b)) % N;
  return { realm, id, a, b, B, verifier, secretBlock: randomBytes(1024) };
}

/** The signature that the client owes, base64. */
export function expectedClaim({ realm, id, a, b, B, verifier, secretBlock }: SrpExchange, timestamp: string) {
  const u = toNumber(hash(pad(a), pad(B)));
  const s = power(a * power(verifier, u), b);
  const extracted = createHmac('sha256', pad(u)).update(pad(s)).digest();
  const key = createHmac('sha256', extracted).update('Caldera Derived Key\u0001').digest().subarray(0, 16);
  const claim = createHmac('sha256', key).update(realm).update(id).update(secretBlock).update(timestamp);
  return claim.digest('base64');
}

/** `Sun Nov 22 10:20:30 UTC 2026`: English, the day not padded. */
export const isSrpTimestamp = (text: string): boolean =>
  /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [1-9]\d? \d\d:\d\d:\d\d UTC \d{4}$/.test(
    text,
  );
