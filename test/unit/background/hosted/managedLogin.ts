import { createHash, randomUUID } from 'node:crypto';
import type { HostedSignIn } from '#background/hosted/signInHosted.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');
export const REDIRECT = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

export const CLIENT: HostedSignIn = {
  domain: 'https://example.auth.eu-central-1.amazoncognito.com',
  userPoolId: 'eu-central-1_Ab12Cd34E',
  clientId: '4exampleclient',
};

interface Settings {
  /** Sent in place of the right claims. */
  claims?: Record<string, unknown>;
  /** Sent in place of the redirect's parameters. */
  redirect?: Record<string, string>;
  /** Answers of the token endpoint in place of tokens. */
  answer?: () => Response;
  secret?: string;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const now = () => Date.now() / 1000;

/** An ID token as Cognito makes them, but for its signature. */
export const idToken = (claims: object) =>
  [encode({ alg: 'RS256', kid: 'test' }), encode(claims), 'c2lnbmF0dXJl'].join('.');

/**
 * Managed login in memory, as AWS documents it: /oauth2/authorize redirects at once, /oauth2/token
 * checks client, secret, callback URL and PKCE, with none of oauth4webapi's code.
 */
export function managedLogin(settings: Settings = {}) {
  const seen = { authorize: [] as URL[], token: [] as { body: URLSearchParams; headers: Headers }[] };
  const codes = new Map<string, URLSearchParams>();

  const tokens = (nonce?: string | null) => ({
    access_token: 'access-token',
    token_type: 'Bearer',
    expires_in: 3600,
    id_token: idToken({
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${CLIENT.userPoolId}`,
      aud: CLIENT.clientId,
      sub: 'c0ffee',
      'cognito:username': 'ada',
      token_use: 'id',
      iat: Math.floor(now()),
      exp: Math.floor(now()) + 7200,
      ...(nonce ? { nonce } : {}),
      ...settings.claims,
    }),
  });
  const refuse = (error: string) => Response.json({ error }, { status: 400 });

  return {
    seen,
    launch: async (address: string) => {
      const url = new URL(address);
      seen.authorize.push(url);
      const code = randomUUID();
      codes.set(code, url.searchParams);
      const state = url.searchParams.get('state') ?? '';
      return `${url.searchParams.get('redirect_uri')}?${new URLSearchParams({ code, state, ...settings.redirect })}`;
    },
    fetch: (async (address: string | URL | Request, init?: RequestInit) => {
      const url = new URL(String(address));
      const headers = new Headers(init?.headers);
      const body = new URLSearchParams(String(init?.body));
      seen.token.push({ body, headers });
      if (settings.answer) return settings.answer();
      if (url.pathname !== '/oauth2/token' || init?.method !== 'POST')
        return new Response(null, { status: 404 });

      // RFC 6749, section 2.3.1: id and secret are form-encoded before base64.
      const [, basic = ''] = headers.get('authorization')?.split('Basic ') ?? [];
      const given = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
      const known = settings.secret
        ? given[0] === CLIENT.clientId && given[1] === settings.secret
        : body.get('client_id') === CLIENT.clientId;
      if (!known) return refuse('invalid_client');
      if (body.get('grant_type') === 'refresh_token') {
        if (body.get('refresh_token') !== 'refresh-1') return refuse('invalid_grant');
        return Response.json({ ...tokens(), refresh_token: 'refresh-2' });
      }
      const request = codes.get(body.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      const fits =
        request?.get('code_challenge') === challenge &&
        request.get('redirect_uri') === body.get('redirect_uri');
      codes.delete(body.get('code') ?? '');
      if (!fits) return refuse('invalid_grant');
      return Response.json({ ...tokens(request.get('nonce')), refresh_token: 'refresh-1' });
    }) as typeof fetch,
  };
}
