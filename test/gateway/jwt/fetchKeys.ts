import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** The keys of a JWKS. Throws where it cannot be had. */
export async function fetchKeys(jwksUrl: string): Promise<{ kid: string; key: KeyObject }[]> {
  const response = await fetch(jwksUrl);
  if (!response.ok) throw new Error(`The JWKS answered ${response.status}.`);
  const { keys } = (await response.json()) as { keys: (JsonWebKey & { kid: string })[] };
  return keys.map((jwk) => ({ kid: jwk.kid, key: createPublicKey({ key: jwk, format: 'jwk' }) }));
}
