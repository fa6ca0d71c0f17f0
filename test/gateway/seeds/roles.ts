import type { PolicyDocument } from '../policy.ts';
import type { Store } from '../store.ts';
import type { TrustDocument, TrustStatement } from '../trust.ts';

export interface RolePlace {
  partition: string;
  account: string;
  /** ARN up to the API's id. */
  api: string;
  identityPoolId: string;
  /** The key of Logins of the provider that is not Cognito, and its client id. */
  oidc: { provider: string; clientId: string };
}

/** Roles to sign in to. The values are ARNs. */
export type SeedRoles = Record<
  | 'authenticated'
  | 'guest'
  /** For users of the pool whose token grants it. */
  | 'admin'
  /** Trusted, and allowed nothing. */
  | 'silent'
  /** Trusts another identity pool. */
  | 'mistrusting'
  /** Trusts the long-lived user, the gateway's own `chat` role and both roles of the identity pool. */
  | 'first'
  /** Trusts `first`. */
  | 'second'
  /** Wants the external id `countersign-example`. */
  | 'external'
  /** Wants the session tag `team`, and lets connect only where it is `blue`. */
  | 'tagged'
  /** Wants MFA. */
  | 'mfa'
  /** Trusts the OIDC provider. */
  | 'webIdentity',
  string
>;

export const EXTERNAL_ID = 'countersign-example';

/** Adds the roles to the store. */
export function addRoles(
  store: Store,
  { partition, account, api, identityPoolId, oidc }: RolePlace,
): SeedRoles {
  const iam = `arn:${partition}:iam::${account}`;
  const invoke: PolicyDocument = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${api}/*` },
  };
  const trust = (statement: Omit<TrustStatement, 'Effect'>): TrustDocument => ({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', ...statement },
  });
  const cognito = (amr: string, pool = identityPoolId): TrustDocument =>
    trust({
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': pool },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
      },
    });
  const names = ['role/chat', 'user/example', 'role/cognito-authenticated', 'role/cognito-guest'];
  const callers = { AWS: names.map((name) => `${iam}:${name}`) };
  const assume = (extra: Partial<TrustStatement> = {}) =>
    trust({ Principal: callers, Action: 'sts:AssumeRole', ...extra });
  const onlyBlue: PolicyDocument = {
    Statement: {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: `${api}/*`,
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } },
    },
  };
  const add = (name: string, document: TrustDocument, policies = [invoke], most = 3600): string =>
    store.addRole(name, policies, document, most).arn;
  return {
    authenticated: add('cognito-authenticated', cognito('authenticated'), [invoke], 43_200),
    guest: add('cognito-guest', cognito('unauthenticated'), [invoke], 43_200),
    admin: add('cognito-admin', cognito('authenticated')),
    silent: add('cognito-silent', cognito('authenticated'), []),
    mistrusting: add(
      'cognito-mistrusting',
      cognito('authenticated', identityPoolId.replace(/:.*/, ':99999999-9999-4999-8999-999999999999')),
    ),
    first: add('first', assume(), [invoke], 43_200),
    second: add('second', assume({ Principal: { AWS: `${iam}:role/first` } })),
    external: add('external', assume({ Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } } })),
    tagged: add(
      'tagged',
      assume({
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: { StringLike: { 'aws:RequestTag/team': '*' } },
      }),
      [onlyBlue],
    ),
    mfa: add('mfa', assume({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
    webIdentity: add(
      'web-identity',
      trust({
        Principal: { Federated: `${iam}:oidc-provider/${oidc.provider}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${oidc.provider}:aud`]: oidc.clientId } },
      }),
    ),
  };
}
