import { randomUUID } from 'node:crypto';
import { AwsError, invalidParameter, notAuthorized, notFound } from '../endpoints/AwsError.ts';
import type { Identity, IdentityPoolState } from './types.ts';
import { type Login, verifyLogin } from './verifyLogin.ts';

/** Verifies every login of a request. Throws where one is wrong, and where there is none and guests are not let in. */
export async function readLogins(pool: IdentityPoolState, logins: Record<string, string>): Promise<Login[]> {
  const entries = Object.entries(logins);
  if (entries.length > 10)
    throw invalidParameter(
      "1 validation error detected: Value at 'logins' failed to satisfy constraint: " +
        'Map value must satisfy constraint: Member must have length less than or equal to 10',
    );
  if (entries.length === 0 && !pool.settings.guest)
    throw notAuthorized('Unauthenticated access is not supported for this identity pool.');
  return Promise.all(entries.map(([provider, value]) => verifyLogin(pool, provider, value)));
}

/** The identity that one of these logins belongs to, or a new one with them all. */
export function identityOf(pool: IdentityPoolState, logins: Login[]): Identity {
  const known = logins.map((login) => ownerOf(pool, login)).find((identity) => identity !== undefined);
  const identity = known ?? { id: `${pool.region}:${randomUUID()}`, logins: new Map() };
  pool.identities.set(identity.id, identity);
  return link(identity, logins);
}

/** The identity of a request that names it. Throws where these logins are not its own. */
export function namedIdentity(pool: IdentityPoolState, id: string, logins: Login[]): Identity {
  const identity = pool.identities.get(id);
  if (!identity) throw notFound(`Identity '${id}' not found.`);
  if (logins.length === 0 && identity.logins.size > 0)
    throw notAuthorized(`Access to Identity '${id}' is forbidden.`);
  if (logins.some((login) => owns(identity, login))) return link(identity, logins);
  if (logins.length > 0 && identity.logins.size > 0)
    throw notAuthorized(
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    );
  // A guest who logs in keeps the identity, unless the login has one already.
  if (logins.some((login) => ownerOf(pool, login)))
    throw new AwsError('ResourceConflictException', 'Resource Conflict: the login is already linked.');
  return link(identity, logins);
}

function link(identity: Identity, logins: Login[]): Identity {
  for (const { provider, subject } of logins) identity.logins.set(provider, subject);
  return identity;
}

const owns = (identity: Identity, { provider, subject }: Login): boolean =>
  identity.logins.get(provider) === subject;

const ownerOf = (pool: IdentityPoolState, login: Login): Identity | undefined =>
  [...pool.identities.values()].find((identity) => owns(identity, login));
