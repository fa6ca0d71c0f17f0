import { Sha256 } from '@aws-crypto/sha256-browser';
import type { Reading, SignedParts } from './signedParts.ts';

const encoder = new TextEncoder();

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function hmac(key: Uint8Array | string, text: string): Promise<Uint8Array> {
  const hash = new Sha256(typeof key === 'string' ? encoder.encode(key) : key);
  hash.update(encoder.encode(text));
  return hash.digest();
}

/** The canonical request of a reading (AWS, "Create a signed AWS API request"). Only Host can be signed by a browser. */
export function canonicalRequestOf(
  reading: Reading,
  { signedHeaders }: Pick<SignedParts, 'signedHeaders'>,
): string {
  const { method, path, query, host, payloadHash } = reading;
  return [method, path, query, `host:${host}`, '', signedHeaders || 'host', payloadHash].join('\n');
}

/** The string to sign; `canonicalHash`: the canonical request's SHA-256 in hex. */
export function stringToSignOf(
  { date, region, service }: Pick<Reading, 'date' | 'region' | 'service'>,
  { amzDate }: Pick<SignedParts, 'amzDate'>,
  canonicalHash: string,
): string {
  return ['AWS4-HMAC-SHA256', amzDate, `${date}/${region}/${service}/aws4_request`, canonicalHash].join('\n');
}

/** In hex. */
export async function sha256(text: string): Promise<string> {
  const hash = new Sha256();
  hash.update(encoder.encode(text));
  return toHex(await hash.digest());
}

/** Signs readings of one URL with one secret; signing keys are derived once per scope. */
export function createReadingSigner(secretAccessKey: string, parts: SignedParts) {
  const keys = new Map<string, Promise<Uint8Array>>();
  let last = { canonical: '', hash: Promise.resolve('') };

  const signingKey = (scope: readonly string[]): Promise<Uint8Array> => {
    const name = scope.join('/');
    let key = keys.get(name);
    if (!key) {
      key = scope.reduce(
        async (key, part) => hmac(await key, part),
        Promise.resolve<Uint8Array | string>(`AWS4${secretAccessKey}`),
      ) as Promise<Uint8Array>;
      keys.set(name, key);
    }
    return key;
  };

  /** The signature in hex (AWS, "Create a signed AWS API request"). */
  return async function sign(reading: Reading): Promise<string> {
    const { date, region, service } = reading;
    const canonical = canonicalRequestOf(reading, parts);
    // Readings that differ in their scope only have one canonical request.
    if (canonical !== last.canonical) last = { canonical, hash: sha256(canonical) };
    const toSign = stringToSignOf(reading, parts, await last.hash);
    return toHex(await hmac(await signingKey([date, region, service, 'aws4_request']), toSign));
  };
}
