import { randomUUID } from 'node:crypto';
import { AwsError } from '../endpoints/AwsError.ts';
import { escapeHtml, page, redirect } from '../endpoints/html.ts';
import type { EndpointReply, EndpointRequest } from '../endpoints/types.ts';
import { findUser } from '../userPool/pool.ts';
import { checkMaySignIn } from '../userPool/proceed.ts';
import type { PoolClient, PoolUser } from '../userPool/types.ts';
import { CODE_SECONDS, type HostedState, SCOPES } from './types.ts';

const OPERATION = 'authorize';

/** `/oauth2/authorize`: shows the form, and to who fills it in rightly gives a code. */
export function authorize(state: HostedState, { method, query, wire }: EndpointRequest): EndpointReply {
  const client = state.pool.clients.get(query.get('client_id') ?? '');
  // Before the redirect URI is known to be the client's, nothing may be sent to it.
  if (!client) return page(400, 'An error was encountered', '<p>invalid_request: client_id</p>', OPERATION);
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.callbackUrls.includes(redirectUri))
    return page(
      400,
      'An error was encountered with the requested page.',
      '<p>redirect_mismatch</p>',
      OPERATION,
    );

  const back = (parameters: Record<string, string>): EndpointReply => {
    const url = new URL(redirectUri);
    const given = query.get('state');
    for (const [name, value] of Object.entries({ ...parameters, ...(given ? { state: given } : {}) }))
      url.searchParams.set(name, value);
    return redirect(url.href, OPERATION);
  };
  const scope = query.get('scope') ?? 'openid';
  const fault = faultOf(query, scope);
  if (fault) return back(fault);
  if (method !== 'POST') return form(client, '', query.get('login_hint') ?? '');

  const typed = new URLSearchParams(wire.body.toString('utf8'));
  const userName = typed.get('username') ?? '';
  const user = signIn(state, userName, typed.get('password') ?? '');
  if (typeof user === 'string') return form(client, user, userName);
  const code = randomUUID();
  const nonce = query.get('nonce');
  state.codes.set(code, {
    user,
    client,
    redirectUri,
    challenge: query.get('code_challenge')!,
    scope,
    ...(nonce ? { nonce } : {}),
    expiresAt: state.pool.now() + CODE_SECONDS * 1000,
  });
  return back({ code });
}

/** What is wrong with the request, to be told to the redirect URI. */
function faultOf(query: URLSearchParams, scope: string): Record<string, string> | undefined {
  const invalid = (why: string) => ({ error: 'invalid_request', error_description: why });
  if (query.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', error_description: 'response_type must be code' };
  if (!query.get('code_challenge')) return invalid('code_challenge is required');
  if (query.get('code_challenge_method') !== 'S256') return invalid('code_challenge_method must be S256');
  if (scope.split(' ').some((name) => !SCOPES.includes(name))) return invalid('invalid_scope');
  const provider = query.get('identity_provider') ?? 'COGNITO';
  if (provider !== 'COGNITO') return invalid(`Identity provider ${provider} is not enabled for the client`);
  return undefined;
}

/** The user, or what the page has to say. */
function signIn({ pool }: HostedState, name: string, password: string): PoolUser | string {
  const user = findUser(pool, name);
  if (user?.password !== password) return 'Incorrect username or password.';
  try {
    checkMaySignIn(user);
    if (user.mfa.length > 0 || user.mustSetUpMfa || user.status === 'FORCE_CHANGE_PASSWORD')
      return 'This local page asks for no second factor and no new password: sign in as another user.';
    return user;
  } catch (failure) {
    if (failure instanceof AwsError) return failure.message;
    throw failure;
  }
}

// An empty action posts to the page's own URL, and so keeps the request's parameters.
const form = (client: PoolClient, message: string, userName: string): EndpointReply =>
  page(
    200,
    'Sign in',
    `${message ? `<p role="alert">${escapeHtml(message)}</p>` : ''}<form method="post" action="">
<p><label>Username <input name="username" autocomplete="username" value="${escapeHtml(userName)}"></label></p>
<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
<p><button type="submit">Sign in</button></p></form><p>Client ${escapeHtml(client.id)}</p>`,
    OPERATION,
  );
