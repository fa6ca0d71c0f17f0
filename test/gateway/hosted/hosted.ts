import { AwsError } from '../endpoints/AwsError.ts';
import { CutConnection, type Failures } from '../endpoints/failures.ts';
import { json, page, redirect } from '../endpoints/html.ts';
import type { Endpoint, EndpointReply, EndpointRequest } from '../endpoints/types.ts';
import type { Pool } from '../userPool/pool.ts';
import { authorize } from './authorize.ts';
import { revokeByForm, token } from './token.ts';
import type { HostedState } from './types.ts';

/** Managed login: the authorization server of a user pool. Every sign-in asks anew: it keeps no cookie. */
export function hostedEndpoint(pool: Pool, failures: Failures): Endpoint {
  const state: HostedState = { pool, codes: new Map() };
  return async (request) => {
    const { path, method } = request;
    if (path === '/oauth2/authorize' && (method === 'GET' || method === 'POST'))
      return authorize(state, request);
    if (path === '/oauth2/token') return ordered('token', failures) ?? token(state, request);
    if (path === '/oauth2/revoke') return ordered('revoke', failures) ?? revokeByForm(state, request);
    if (path === '/logout' && method === 'GET') return logout(state, request);
    return undefined;
  };
}

/** Whether a request at the root is meant for managed login. */
export const isForHosted = (path: string): boolean => path.startsWith('/oauth2/') || path === '/logout';

function logout({ pool }: HostedState, { query }: EndpointRequest): EndpointReply {
  const client = pool.clients.get(query.get('client_id') ?? '');
  const uri = query.get('logout_uri') ?? '';
  return client?.logoutUrls.includes(uri)
    ? redirect(uri, 'logout')
    : page(
        400,
        'An error was encountered with the requested page.',
        '<p>Required parameters missing</p>',
        'logout',
      );
}

/** A failure on demand, in OAuth's form; its type is the `error`. */
function ordered(operation: string, failures: Failures): EndpointReply | undefined {
  try {
    failures.check(operation);
    return undefined;
  } catch (failure) {
    if (failure instanceof CutConnection || !(failure instanceof AwsError)) throw failure;
    const { type: error, message: error_description, status } = failure;
    return json(status, { error, error_description }, operation);
  }
}
