import { type AwsError, notAuthorized } from '../endpoints/AwsError.ts';
import { readJwt, signatureHolds } from '../jwt/readJwt.ts';
import type { Claims } from '../jwt/signJwt.ts';
import type { IdentityPoolState } from './types.ts';

/** A login that was found good. */
export interface Login {
  provider: string;
  subject: string;
  /** None of a SAML assertion. */
  claims: Claims;
}

const unsupported = (): AwsError =>
  notAuthorized('Token is not from a supported provider of this identity pool.');
const invalid = (why: string): AwsError => notAuthorized(`Invalid login token. ${why}`);

/** Throws NotAuthorizedException for each way to be wrong, in AWS's words (facts: aws.md 3.1). */
export async function verifyLogin(pool: IdentityPoolState, provider: string, value: string): Promise<Login> {
  if (provider.startsWith('arn:')) return verifyAssertion(pool, provider, value);
  const jwt = readJwt(value);
  if (!jwt) throw invalid('Not a valid OpenId Connect identity token.');
  const { iss, aud, exp, sub } = jwt.claims;
  // Which is how an access token gives itself away.
  if (typeof aud !== 'string') throw invalid('Missing a required claim: aud');
  if (typeof iss !== 'string' || iss.replace(/^https?:\/\//, '') !== provider)
    throw invalid("Issuer doesn't match providerName");
  const trusted = pool.providers.get(provider);
  if (!trusted?.clientIds.includes(aud)) throw unsupported();
  const now = Math.floor(pool.now() / 1000);
  if (typeof exp !== 'number' || now >= exp) throw invalid(`Token expired: ${now} >= ${exp}`);
  const keys = await trusted.keys().catch(() => []);
  if (!signatureHolds(jwt, keys)) throw invalid("Couldn't verify signed token.");
  return { provider, subject: String(sub), claims: jwt.claims };
}

function verifyAssertion(pool: IdentityPoolState, provider: string, value: string): Login {
  const assertions = pool.saml.get(provider);
  if (!assertions) throw unsupported();
  const subject = assertions.get(value);
  if (subject === undefined) throw invalid("Couldn't verify SAML assertion.");
  return { provider, subject, claims: {} };
}
