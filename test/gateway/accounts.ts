import type { PolicyDocument } from './policy.ts';
import type { Store, StoredKey } from './store.ts';

/** Keys as a person gets them. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** ISO 8601. */
  expiration?: string;
}

/** The keys that every gateway starts with. */
export type NamedCredentials = Record<
  'good' | 'denied' | 'explicitDeny' | 'restShaped' | 'expired' | 'longLived',
  Credentials
>;

/** Names of the roles that every gateway starts with. */
export const ROLES = { allowed: 'chat', silent: 'nothing', refused: 'refused', restShaped: 'rest' } as const;

const statement = (Effect: 'Allow' | 'Deny', Action: string, Resource: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: { Effect, Action, Resource },
});

/**
 * Sets up the account and mints its first keys. `api` is the ARN up to the API's id.
 * The long-lived pair is the one of AWS's documentation.
 */
export function openAccount(store: Store, api: string, sessionSeconds: number): NamedCredentials {
  const invoke = statement('Allow', 'execute-api:Invoke', `${api}/*`);
  const manage = statement('Allow', 'execute-api:ManageConnections', `${api}/*/@connections*`);
  store.addRole(ROLES.allowed, [invoke, manage]);
  store.addRole(ROLES.silent, []);
  store.addRole(ROLES.refused, [invoke, statement('Deny', 'execute-api:*', `${api}/*/$connect`)]);
  // What is right for a REST API and matches no WebSocket route: a fourth part is missing there.
  store.addRole(ROLES.restShaped, [statement('Allow', 'execute-api:Invoke', `${api}/*/*/*`)]);
  const mint = (role: string, durationSeconds = sessionSeconds) =>
    toCredentials(store.mintSession({ role, durationSeconds }));
  const documented = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  return {
    good: mint(ROLES.allowed),
    denied: mint(ROLES.silent),
    explicitDeny: mint(ROLES.refused),
    restShaped: mint(ROLES.restShaped),
    expired: mint(ROLES.allowed, -60),
    longLived: toCredentials(store.addUser('example', [invoke, manage], documented)),
  };
}

/** Leaves out what only the account knows. */
export function toCredentials({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
}: StoredKey): Credentials {
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(expiration === undefined ? {} : { expiration: new Date(expiration).toISOString() }),
  };
}
