import { nameOfUser } from '#core/amplify/nameOfUser.ts';
import { readClaims } from '#core/amplify/readClaims.ts';

/** Claims of an ID token that are used; none of them is verified here: AWS does that. */
export interface IdTokenClaims {
  iss?: string;
  /** Epoch milliseconds. */
  expiresAt?: number;
  tokenUse?: string;
  /** What its user is called by people. */
  name?: string;
}

/**
 * Reads a JWT (RFC 7519); undefined for anything else, such as a SAML assertion.
 * @param given the name that the user gave
 */
export function readIdToken(token: string, given?: string): IdTokenClaims | undefined {
  const claims = readClaims(token);
  if (Object.keys(claims).length === 0) return undefined;
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined);
  const iss = text('iss');
  const tokenUse = text('token_use');
  const name = nameOfUser(claims, given);
  return {
    ...(iss ? { iss } : {}),
    ...(typeof claims.exp === 'number' ? { expiresAt: claims.exp * 1_000 } : {}),
    ...(tokenUse ? { tokenUse } : {}),
    ...(name ? { name } : {}),
  };
}

/** The key of an issuer in Logins: `iss` without its scheme (Cognito, "External identity providers"). */
export const providerOf = (iss: string): string => iss.replace(/^https?:\/\//, '');
