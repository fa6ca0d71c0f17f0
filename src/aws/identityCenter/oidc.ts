import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import type { FaultContext } from '#core/signInFaults/types.ts';
import type { Fetch } from '../send.ts';
import { callRest } from './callRest.ts';
import type { DeviceAuthorization, SsoClient, SsoToken } from './types.ts';

export interface OidcDeps {
  fetch: Fetch;
  /** Origin. */
  endpoint: string;
  startUrl: string;
  context: FaultContext;
  now(): number;
}

export interface Oidc {
  register(): Promise<SsoClient>;
  startDevice(client: SsoClient): Promise<DeviceAuthorization>;
  createToken(
    client: SsoClient,
    authorization: DeviceAuthorization,
  ): Promise<SsoToken | 'pending' | 'slow-down'>;
  refresh(client: SsoClient, token: SsoToken): Promise<SsoToken>;
}

/** RFC 8628, 3.4. */
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Without it the service gives no refresh token. */
const SCOPES = ['sso:account:access'];

/** RFC 8628, 3.2: where the server names none. */
const DEFAULT_INTERVAL = 5;

const CLIENT = v.object({
  clientId: v.string(),
  clientSecret: v.string(),
  /** Epoch seconds. */
  clientSecretExpiresAt: v.number(),
});
const AUTHORIZATION = v.object({
  deviceCode: v.string(),
  userCode: v.string(),
  verificationUri: v.string(),
  verificationUriComplete: v.nullish(v.string()),
  expiresIn: v.number(),
  interval: v.nullish(v.number()),
});
const TOKEN = v.object({
  accessToken: v.string(),
  expiresIn: v.number(),
  refreshToken: v.nullish(v.string()),
});

/** SSO OIDC (botocore sso-oidc 2019-06-10): device authorization and refresh. */
export function createOidc({ fetch, endpoint, startUrl, context, now }: OidcDeps): Oidc {
  const post = <Schema extends v.GenericSchema>(
    operation: string,
    path: string,
    schema: Schema,
    body: object,
  ) =>
    callRest(fetch, {
      operation,
      schema,
      context,
      now,
      request: {
        method: 'POST',
        url: `${endpoint.replace(/\/+$/, '')}${path}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    });

  async function token({ clientId, clientSecret }: SsoClient, grant: object): Promise<SsoToken> {
    const reply = await post('CreateToken', '/token', TOKEN, { clientId, clientSecret, ...grant });
    return {
      accessToken: reply.accessToken,
      expiresAt: now() + reply.expiresIn * 1000,
      ...(reply.refreshToken ? { refreshToken: reply.refreshToken } : {}),
    };
  }

  return {
    async register() {
      const body = { clientName: 'Countersign', clientType: 'public', scopes: SCOPES };
      const reply = await post('RegisterClient', '/client/register', CLIENT, body);
      const { clientId, clientSecret, clientSecretExpiresAt } = reply;
      return { clientId, clientSecret, expiresAt: clientSecretExpiresAt * 1000 };
    },
    async startDevice({ clientId, clientSecret }) {
      const body = { clientId, clientSecret, startUrl };
      const reply = await post('StartDeviceAuthorization', '/device_authorization', AUTHORIZATION, body);
      return {
        deviceCode: reply.deviceCode,
        userCode: reply.userCode,
        url: webPage(reply.verificationUriComplete ?? reply.verificationUri),
        expiresAt: now() + reply.expiresIn * 1000,
        intervalSeconds: reply.interval ?? DEFAULT_INTERVAL,
      };
    },
    async createToken(client, { deviceCode }) {
      try {
        return await token(client, { grantType: DEVICE_GRANT, deviceCode });
      } catch (error) {
        const type = faultType(error);
        if (/^(?:authorization_pending|AuthorizationPendingException)$/.test(type)) return 'pending';
        if (/^(?:slow_down|SlowDownException)$/.test(type)) return 'slow-down';
        throw error;
      }
    },
    async refresh(client, { refreshToken }) {
      if (!refreshToken) {
        throw new Problem('sign-in.refresh-refused', 'This sign-in cannot be renewed.', 'Sign in again.');
      }
      return { refreshToken, ...(await token(client, { grantType: 'refresh_token', refreshToken })) };
    },
  };
}

function faultType(error: unknown): string {
  const fault = error instanceof Problem ? error.cause : undefined;
  return typeof fault === 'object' && fault !== null && 'type' in fault ? String(fault.type) : '';
}

/** The page is opened for the person: nothing but a web page may be. */
function webPage(text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return new URL(text).href;
  throw new Problem(
    'sign-in.unexpected',
    'IAM Identity Center named no page on which to confirm the code.',
    'Check the endpoint in the profile.',
  );
}
