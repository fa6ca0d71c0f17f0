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

async function sha256(text: string): Promise<string> {
  const hash = new Sha256();
  hash.update(encoder.encode(text));
  return toHex(await hash.digest());
}

/** Signs readings of one URL with one secret; signing keys are derived once per scope. */
export function createReadingSigner(secretAccessKey: string, { amzDate, signedHeaders }: SignedParts) {
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

  /** The signature in hex (AWS, "Create a signed AWS API request"). Only Host can be signed by a browser. */
  return async function sign(reading: Reading): Promise<string> {
    const { method, path, query, host, payloadHash, date, region, service } = reading;
    const canonical = [method, path, query, `host:${host}`, '', signedHeaders || 'host', payloadHash].join(
      '\n',
    );
    const scope = [date, region, service, 'aws4_request'];
    // Readings that differ in their scope only have one canonical request.
    if (canonical !== last.canonical) last = { canonical, hash: sha256(canonical) };
    const toSign = ['AWS4-HMAC-SHA256', amzDate, scope.join('/'), await last.hash].join('\n');
    return toHex(await hmac(await signingKey(scope), toSign));
  };
}
