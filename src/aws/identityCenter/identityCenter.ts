import { regionalEndpoint } from '../regionalEndpoint.ts';
import type { Fetch } from '../send.ts';
import { createOidc, type Oidc } from './oidc.ts';
import { createPortal, type Portal } from './portal.ts';

export type { DeviceAuthorization, SsoClient, SsoRole, SsoToken } from './types.ts';

export interface IdentityCenterDeps {
  fetch: Fetch;
  ssoRegion: string;
  /** `https://d-1234567890.awsapps.com/start` */
  startUrl: string;
  /** Origins in place of AWS's. */
  oidcEndpoint?: string;
  portalEndpoint?: string;
  /** Epoch milliseconds. */
  now(): number;
}

export interface IdentityCenter extends Oidc, Portal {}

/**
 * IAM Identity Center: device authorization, accounts and roles, credentials. All failures are Problems
 * `sign-in.*`; `sign-in.wrong-region` already here where the region is none and no endpoints are given.
 */
export function createIdentityCenter(deps: IdentityCenterDeps): IdentityCenter {
  const { fetch, ssoRegion, startUrl } = deps;
  const shared = { fetch, context: { region: ssoRegion, startUrl }, now: () => deps.now() };
  return {
    ...createOidc({
      ...shared,
      startUrl,
      endpoint: deps.oidcEndpoint ?? regionalEndpoint('oidc', ssoRegion),
    }),
    ...createPortal({
      ...shared,
      endpoint: deps.portalEndpoint ?? regionalEndpoint('portal.sso', ssoRegion),
    }),
  };
}
