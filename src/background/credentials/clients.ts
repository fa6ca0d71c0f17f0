import { createIdentityPool } from '#aws/cognito/identityPool.ts';
import type { UserTokens } from '#aws/cognito/types.ts';
import { createUserPool } from '#aws/cognito/userPool.ts';
import { createIdentityCenter } from '#aws/identityCenter/identityCenter.ts';
import { createSts } from '#aws/sts/sts.ts';
import { Problem } from '#core/problem.ts';
import type { CognitoSignIn, CognitoSource, IdentityCenterSource } from '#core/profile.ts';

export type IdentityPool = ReturnType<typeof createIdentityPool>;
export type UserPool = ReturnType<typeof createUserPool>;
export type Sts = ReturnType<typeof createSts>;
export type IdentityCenter = ReturnType<typeof createIdentityCenter>;
export type HostedSignIn = Extract<CognitoSignIn, { type: 'hosted' }>;

/** The hosted page of one app client. */
export interface HostedPage {
  signIn(): Promise<UserTokens>;
  refresh(refreshToken: string): Promise<UserTokens>;
}

/** A client of each service for a profile's settings. */
export interface Clients {
  identityPool(source: CognitoSource): IdentityPool;
  userPool(source: CognitoSource, clientSecret: string | undefined): UserPool;
  hostedPage(signIn: HostedSignIn, clientSecret: string | undefined): HostedPage;
  /** `identityPoolId`: the pool that web identities come from. */
  sts(region: string, endpoint: string | undefined, identityPoolId?: string): Sts;
  identityCenter(source: IdentityCenterSource): IdentityCenter;
}

export interface ClientsDeps {
  fetch: typeof globalThis.fetch;
  now(): number;
  launch(url: string): Promise<string>;
  redirectUrl(): string;
}

/** The real ones. */
export function createClients({ fetch, now, launch, redirectUrl }: ClientsDeps): Clients {
  return {
    identityPool: ({ identityPoolId, signIn, endpoints }) =>
      createIdentityPool({
        fetch,
        now,
        identityPoolId,
        ...('userPoolId' in signIn ? { client: clientOf(signIn) } : {}),
        ...named('endpoint', endpoints?.identityPool),
      }),

    userPool({ signIn, endpoints }, clientSecret) {
      if (signIn.type !== 'password' && signIn.type !== 'hosted') {
        throw new Problem('unexpected', 'This profile signs in without a user pool.');
      }
      const { userPoolId, clientId } = signIn;
      return createUserPool({
        fetch,
        now,
        userPoolId,
        clientId,
        ...named('clientSecret', clientSecret),
        ...named('endpoint', endpoints?.userPool),
      });
    },

    hostedPage(settings, clientSecret) {
      const { type: _, ...input } = { ...settings, ...named('clientSecret', clientSecret) };
      const deps = { fetch, launch, redirectUrl: redirectUrl(), now };
      return {
        // Run when it is first needed, as loadSrp tells of SRP.
        signIn: async () => (await import('../hosted/signInHosted.ts')).signInHosted(deps, input),
        refresh: async (refreshToken) =>
          (await import('../hosted/refreshHosted.ts')).refreshHosted(deps, input, refreshToken),
      };
    },

    sts: (region, endpoint, identityPoolId) =>
      createSts({
        fetch,
        now,
        region,
        ...named('endpoint', endpoint),
        ...named('identityPoolId', identityPoolId),
      }),

    identityCenter: ({ ssoRegion, startUrl, endpoints }) =>
      createIdentityCenter({
        fetch,
        now,
        ssoRegion,
        startUrl,
        ...named('oidcEndpoint', endpoints?.oidc),
        ...named('portalEndpoint', endpoints?.portal),
      }),
  };
}

/** The app client that the logins are of, for the sentences of Problems. */
function clientOf({ userPoolId, clientId }: { userPoolId?: string; clientId?: string }) {
  return { ...named('userPoolId', userPoolId), ...named('clientId', clientId) };
}

/** A property that is there only where it has a value. */
function named<Name extends string>(name: Name, value: string | undefined) {
  return (value ? { [name]: value } : {}) as { [Key in Name]?: string };
}
