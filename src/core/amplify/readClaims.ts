import { asRecord } from '../record.ts';

/** More than any token of Cognito; longer text is not looked at. */
const LONGEST = 32_768;

/**
 * The claims of a JWT (RFC 7519), read and not verified: who takes the token in exchange verifies
 * it. An empty record where the text is no JWT. Never throws.
 */
export function readClaims(token: string): Record<string, unknown> {
  if (token.length > LONGEST) return {};
  const [, payload, signature, rest] = token.split('.');
  if (!payload || signature === undefined || rest !== undefined) return {};
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return asRecord(claims);
  } catch {
    return {};
  }
}
