/** The endpoints that mint keys, all into the store that the WebSocket handshake verifies against. */
import { rulesOf } from '../admit.ts';
import { hostedEndpoint, isForHosted } from '../hosted/hosted.ts';
import {
  type IdentityCenter,
  identityCenterView,
  oidcEndpoint,
  portalEndpoint,
} from '../identityCenter/identityCenter.ts';
import type { IdentityCenterState } from '../identityCenter/types.ts';
import {
  createIdentityPoolState,
  type IdentityPool,
  identityPoolEndpoint,
  identityPoolView,
  isForIdentityPool,
} from '../identityPool/identityPool.ts';
import { createOidcProvider, type OidcProvider } from '../oidcProvider/oidcProvider.ts';
import { ids } from '../seeds/ids.ts';
import type { GatewayState } from '../state.ts';
import { isForSts, type Sts, stsEndpoint, stsView } from '../sts/sts.ts';
import type { StsState } from '../sts/types.ts';
import { createPool } from '../userPool/pool.ts';
import { isForUserPool, type UserPool, userPoolEndpoint, userPoolView } from '../userPool/userPool.ts';
import { createFailures, type Failures } from './failures.ts';
import { serveEndpoints } from './serveEndpoints.ts';

/** Where the endpoints are: `http://127.0.0.1:PORT/…`. */
export interface EndpointUrls {
  identityPool: string;
  userPool: string;
  sts: string;
  /** Of IAM Identity Center: its OIDC service and its portal. */
  oidc: string;
  portal: string;
  /** Managed login. */
  hosted: string;
}

/** `origin` is asked when the gateway listens. */
export function createEndpoints(state: GatewayState, origin: () => string) {
  const { store, now, options } = state;
  const { region, partition, account } = options;
  const failures: Failures = createFailures();
  const known = ids(region);
  const pool = createPool({ region, id: known.userPoolId, now });
  const identityPool = createIdentityPoolState({ id: known.identityPoolId, region, store, now });
  const oidcProvider = createOidcProvider(() => `${origin()}/oidc-provider`, now);
  const sts: StsState = {
    rules: { ...rulesOf(state), service: 'sts', tokenPlacement: 'canonical' },
    partition,
    account,
    mfaDevices: new Map(),
    providers: new Map(),
    identityPool,
    now,
  };
  const center: IdentityCenterState = {
    settings: {
      startUrl: known.startUrl,
      intervalSeconds: 1,
      deviceSeconds: 600,
      tokenSeconds: 28_800,
      roleSeconds: 3600,
      clientSeconds: 90 * 86_400,
      pageSize: 100,
      accounts: [],
    },
    clients: new Map(),
    devices: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    userName: 'ada@example.test',
    store,
    verificationUri: () => `${origin()}/sso-oidc/device`,
    now,
  };
  const mounts = [
    {
      prefix: '/cognito-identity',
      endpoint: identityPoolEndpoint(identityPool, failures),
      cors: true,
      claims: ({ headers }: { headers: Record<string, string> }) => isForIdentityPool(headers),
    },
    {
      prefix: '/cognito-idp',
      endpoint: userPoolEndpoint(pool, failures),
      cors: true,
      claims: ({ headers }: { headers: Record<string, string> }) => isForUserPool(headers),
    },
    { prefix: '/sts', endpoint: stsEndpoint(sts, failures), cors: true, claims: isForSts },
    {
      prefix: '/hosted',
      endpoint: hostedEndpoint(pool, failures),
      cors: true,
      claims: (_: unknown, path: string) => isForHosted(path),
    },
    // No page talks to these two: they are for command lines.
    { prefix: '/sso-oidc', endpoint: oidcEndpoint(center, failures), cors: false },
    { prefix: '/sso-portal', endpoint: portalEndpoint(center, failures), cors: false },
    { prefix: '/oidc-provider', endpoint: oidcProvider.endpoint, cors: true },
  ];
  const views: EndpointViews = {
    identityPool: identityPoolView(identityPool),
    userPool: userPoolView(pool),
    sts: stsView(sts),
    identityCenter: identityCenterView(center),
    oidcProvider: oidcProvider.provider,
  };
  return {
    serve: serveEndpoints(mounts, options.cors),
    failures,
    states: { pool, identityPool, sts, center },
    views,
    urls: (): EndpointUrls => ({
      identityPool: `${origin()}/cognito-identity`,
      userPool: `${origin()}/cognito-idp`,
      sts: `${origin()}/sts`,
      oidc: `${origin()}/sso-oidc`,
      portal: `${origin()}/sso-portal`,
      hosted: `${origin()}/hosted`,
    }),
  };
}

export type Endpoints = ReturnType<typeof createEndpoints>;

export interface EndpointViews {
  readonly identityPool: IdentityPool;
  readonly userPool: UserPool;
  readonly sts: Sts;
  readonly identityCenter: IdentityCenter;
  readonly oidcProvider: OidcProvider;
}
