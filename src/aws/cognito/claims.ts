import { readJsonObject } from '../readJson.ts';

/** The claims of a JWT (RFC 7519), unverified: whoever takes the token verifies it. Empty where it is none. */
export function readClaims(token: string): Record<string, unknown> {
  const [, payload = '', signature] = token.split('.');
  if (signature === undefined) return {};
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return readJsonObject(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}
