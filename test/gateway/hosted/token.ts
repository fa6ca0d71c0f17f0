import { createHash } from 'node:crypto';
import { AwsError } from '../endpoints/AwsError.ts';
import { json } from '../endpoints/html.ts';
import type { EndpointReply, EndpointRequest } from '../endpoints/types.ts';
import { revoke } from '../userPool/account.ts';
import { issueTokens } from '../userPool/issueTokens.ts';
import { findRefreshToken } from '../userPool/refreshToken.ts';
import type { PoolClient } from '../userPool/types.ts';
import type { HostedState } from './types.ts';

/** An error of RFC 6749, 5.2. */
class OAuthError extends Error {
  readonly status: number;
  constructor(error: string, status = 400) {
    super(error);
    this.status = status;
  }
}

/** `/oauth2/token`: exchanges a code, or refreshes. */
export const token = (state: HostedState, request: EndpointRequest): EndpointReply =>
  answer('token', () => {
    const form = readForm(request);
    const client = clientOf(state, request, form);
    const grant = form.get('grant_type');
    if (grant === 'authorization_code') return exchange(state, client, form);
    if (grant === 'refresh_token') return refresh(state, client, form);
    throw new OAuthError(grant ? 'unsupported_grant_type' : 'invalid_request');
  });

/** `/oauth2/revoke` (RFC 7009). */
export const revokeByForm = (state: HostedState, request: EndpointRequest): EndpointReply =>
  answer('revoke', () => {
    const form = readForm(request);
    const client = clientOf(state, request, form);
    const given = form.get('token');
    if (!given) throw new OAuthError('invalid_request');
    revoke(state.pool, given, client.id);
    return undefined;
  });

function answer(operation: string, run: () => unknown): EndpointReply {
  try {
    const value = run();
    return value === undefined ? { status: 200, body: '', operation } : json(200, value, operation);
  } catch (failure) {
    if (!(failure instanceof OAuthError)) throw failure;
    const reply = json(failure.status, { error: failure.message }, operation);
    return { ...reply, errorType: failure.message, message: failure.message };
  }
}

function exchange({ pool, codes }: HostedState, client: PoolClient, form: URLSearchParams): unknown {
  const code = codes.get(form.get('code') ?? '');
  // Whatever comes of it, a code is good for one try.
  codes.delete(form.get('code') ?? '');
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (
    !code ||
    code.client !== client ||
    code.redirectUri !== form.get('redirect_uri') ||
    code.expiresAt <= pool.now() ||
    code.challenge !== proof
  )
    throw new OAuthError('invalid_grant');
  const { user, scope, nonce } = code;
  const tokens = issueTokens(pool, { user, client, scope, ...(nonce ? { nonce } : {}) });
  return {
    // An ID token is for who asked for one.
    ...(scope.split(' ').includes('openid') ? { id_token: tokens.IdToken } : {}),
    access_token: tokens.AccessToken,
    refresh_token: tokens.RefreshToken,
    expires_in: tokens.ExpiresIn,
    token_type: 'Bearer',
  };
}

function refresh({ pool }: HostedState, client: PoolClient, form: URLSearchParams): unknown {
  try {
    const of = findRefreshToken(pool, form.get('refresh_token') ?? '', client, undefined);
    const rotate = client.rotateRefreshTokens;
    if (rotate) of.state = 'replaced';
    const tokens = issueTokens(pool, { user: of.user, client, of, refresh: rotate });
    return {
      id_token: tokens.IdToken,
      access_token: tokens.AccessToken,
      ...(rotate ? { refresh_token: tokens.RefreshToken } : {}),
      expires_in: tokens.ExpiresIn,
      token_type: 'Bearer',
    };
  } catch (failure) {
    throw failure instanceof AwsError ? new OAuthError('invalid_grant') : failure;
  }
}

function readForm({ method, wire }: EndpointRequest): URLSearchParams {
  const type = wire.headers['content-type'] ?? '';
  if (method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded'))
    throw new OAuthError('invalid_request', method === 'POST' ? 400 : 405);
  return new URLSearchParams(wire.body.toString('utf8'));
}

/** Throws invalid_client unless the client is who it says: by Basic, by the form, or, without secret, by its id. */
function clientOf({ pool }: HostedState, { wire }: EndpointRequest, form: URLSearchParams): PoolClient {
  const basic = /^Basic (.+)$/.exec(wire.headers.authorization ?? '')?.[1];
  // RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64')
        .toString('utf8')
        .split(':')
        .map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    : [form.get('client_id') ?? '', form.get('client_secret') ?? undefined];
  const client = pool.clients.get(id ?? '');
  if (!client || client.secret !== secret) throw new OAuthError('invalid_client');
  if (client.callbackUrls.length === 0) throw new OAuthError('unauthorized_client');
  return client;
}
