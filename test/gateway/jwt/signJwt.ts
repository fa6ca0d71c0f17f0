import { sign } from 'node:crypto';
import type { KeyPair } from './KeyPair.ts';

export type Claims = Record<string, unknown>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT of RS256 (RFC 7515). */
export function signJwt(claims: Claims, { kid, privateKey }: KeyPair): string {
  const content = `${encode({ kid, alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}
