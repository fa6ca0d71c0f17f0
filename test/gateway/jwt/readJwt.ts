import { type KeyObject, verify } from 'node:crypto';
import type { Claims } from './signJwt.ts';

export interface Jwt {
  header: { alg?: unknown; kid?: unknown };
  claims: Claims;
  content: string;
  signature: Buffer;
}

/** The parts of a JWT; undefined where the text is none. Nothing is verified. */
export function readJwt(token: string): Jwt | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  const [head, body, signature] = parts as [string, string, string];
  const header = decode(head);
  const claims = decode(body);
  if (!header || !claims) return undefined;
  return { header, claims, content: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') };
}

/** Whether one of these keys made the signature: RS256 and nothing else. */
export function signatureHolds(jwt: Jwt, keys: { kid: string; key: KeyObject }[]): boolean {
  if (jwt.header.alg !== 'RS256') return false;
  const found = keys.find(({ kid }) => kid === jwt.header.kid);
  return found !== undefined && verify('sha256', Buffer.from(jwt.content), found.key, jwt.signature);
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
