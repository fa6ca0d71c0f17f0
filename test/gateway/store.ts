/**
 * The account: users, roles, and the keys of both. One store is what the WebSocket handshake, the
 * `@connections` API and (later) the identity pool and STS endpoints mint into and verify against.
 */
import { makeAccessKeyId, makeSecret, makeToken } from './keys.ts';
import { checkPolicy, type PolicyDocument } from './policy.ts';
import type { TrustDocument } from './trust.ts';

export interface Role {
  name: string;
  arn: string;
  policies: PolicyDocument[];
  /** Who may assume it; the endpoints that mint keys read it. */
  trust?: TrustDocument;
  /** MaxSessionDuration; AWS's default: 3600. */
  maxSessionSeconds: number;
}

/** On whose behalf a request is made. */
export interface Principal {
  arn: string;
  account: string;
  /** `aws:userid`: `AIDA…` of a user, `AROA…:session` of a role's session. */
  userId: string;
  policies: PolicyDocument[];
  /** Scopes a role's session down: it must allow too. */
  sessionPolicy?: PolicyDocument;
  /** More condition keys and policy variables, such as `cognito-identity.amazonaws.com:sub`. */
  context?: Record<string, string>;
}

export interface StoredKey {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Epoch milliseconds. Temporary keys only. */
  expiration?: number;
  principal: Principal;
}

export interface SessionRequest {
  role: string;
  sessionName?: string;
  /** Default 3600. Negative: already expired. */
  durationSeconds?: number;
  sessionPolicy?: PolicyDocument;
  /** What the principal brings into conditions and policy variables. */
  context?: Record<string, string>;
  /** Characters. Default 900, about what AWS hands out; 3000 breaks the URL limit. */
  tokenLength?: number;
}

export interface Store {
  account: string;
  addUser(
    name: string,
    policies: PolicyDocument[],
    keys?: { accessKeyId: string; secretAccessKey: string },
  ): StoredKey;
  addRole(name: string, policies: PolicyDocument[], trust?: TrustDocument, maxSessionSeconds?: number): Role;
  /** By name or ARN. */
  role(nameOrArn: string): Role | undefined;
  /** Temporary keys of a role, for `durationSeconds` from now. Throws where there is no such role. */
  mintSession(request: SessionRequest): StoredKey;
  find(accessKeyId: string): StoredKey | undefined;
  /** Whether the key was there. From now on it is unknown. */
  revoke(accessKeyId: string): boolean;
}

/** `now` gives epoch milliseconds: the gateway's clock, not the machine's. */
export function createStore({
  account,
  partition,
  now,
}: {
  account: string;
  partition: string;
  now: () => number;
}): Store {
  const keys = new Map<string, StoredKey>();
  const roles = new Map<string, Role>();

  const keep = (key: StoredKey): StoredKey => {
    keys.set(key.accessKeyId, key);
    return key;
  };

  const role = (nameOrArn: string): Role | undefined =>
    roles.get(nameOrArn) ?? [...roles.values()].find(({ arn }) => arn === nameOrArn);

  return {
    account,
    role,
    addUser(name, policies, given) {
      policies.forEach(checkPolicy);
      const arn = `arn:${partition}:iam::${account}:user/${name}`;
      return keep({
        accessKeyId: given?.accessKeyId ?? makeAccessKeyId('AKIA'),
        secretAccessKey: given?.secretAccessKey ?? makeSecret(),
        principal: { arn, account, userId: `AIDAEXAMPLE${name.toUpperCase()}`, policies },
      });
    },
    addRole(name, policies, trust, maxSessionSeconds = 3600) {
      policies.forEach(checkPolicy);
      const added: Role = {
        name,
        arn: `arn:${partition}:iam::${account}:role/${name}`,
        policies,
        maxSessionSeconds,
        ...(trust ? { trust } : {}),
      };
      roles.set(name, added);
      return added;
    },
    mintSession({
      role: wanted,
      sessionName = 'countersign',
      durationSeconds = 3600,
      sessionPolicy,
      context,
      tokenLength = 900,
    }) {
      const found = role(wanted);
      if (!found) throw new Error(`There is no role ${wanted}.`);
      if (sessionPolicy) checkPolicy(sessionPolicy);
      return keep({
        accessKeyId: makeAccessKeyId('ASIA'),
        secretAccessKey: makeSecret(),
        sessionToken: makeToken(tokenLength),
        expiration: now() + durationSeconds * 1000,
        principal: {
          arn: `arn:${partition}:sts::${account}:assumed-role/${found.name}/${sessionName}`,
          account,
          userId: `AROAEXAMPLE${found.name.toUpperCase()}:${sessionName}`,
          policies: found.policies,
          ...(sessionPolicy ? { sessionPolicy } : {}),
          ...(context ? { context } : {}),
        },
      });
    },
    find: (accessKeyId) => keys.get(accessKeyId),
    revoke: (accessKeyId) => keys.delete(accessKeyId),
  };
}
