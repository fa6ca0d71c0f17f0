import { Problem } from '#core/problem.ts';
import { quote } from '#core/signInFaults/unknown.ts';
import type { HostedClient } from './server.ts';

/** Which exchange failed: the page's redirect, its code, or a refresh token. */
export type Exchange = { at: 'page' | 'code'; redirectUrl: string } | { at: 'refresh' };

type Explain = (client: HostedClient, text: string, exchange: Exchange) => Problem;

/**
 * An error code of the authorization endpoint (RFC 6749, section 4.1.2.1) or the token endpoint
 * (section 5.2), with Cognito's description, as a Problem.
 */
export function explainCode(
  code: string,
  description: string,
  client: HostedClient,
  exchange: Exchange,
): Problem {
  const text = quote(description.replaceAll('+', ' '));
  const explain = /redirect/i.test(text)
    ? callbackUrl
    : /scope/i.test(text)
      ? scope
      : Object.hasOwn(CODES, code)
        ? CODES[code]
        : undefined;
  return (
    explain?.(client, text, exchange) ??
    new Problem(
      'sign-in.unexpected',
      told(`The sign-in page of ${client.domain} answered ${quote(code)}`, text),
      'Check the settings of the profile and of the app client.',
    )
  );
}

const callbackUrl: Explain = ({ clientId }, _, exchange) =>
  new Problem(
    'sign-in.wrong-client',
    `App client ${clientId} does not allow this extension’s callback URL.`,
    exchange.at === 'refresh'
      ? undefined
      : `Add ${exchange.redirectUrl} to the allowed callback URLs of the app client.`,
  );

const scope: Explain = ({ clientId }) =>
  new Problem(
    'sign-in.wrong-client',
    `App client ${clientId} does not allow one of the scopes that were asked for.`,
    'Allow the scope openid in the app client, and take scopes that it does not allow out of the profile.',
  );

const flowOff: Explain = ({ clientId }) =>
  new Problem(
    'sign-in.flow-off',
    `App client ${clientId} does not allow signing in by authorization code.`,
    'Switch on the OAuth grant type “Authorization code grant” in the app client.',
  );

const invalidClient: Explain = ({ clientId, clientSecret }) =>
  clientSecret
    ? new Problem(
        'sign-in.client-secret',
        `App client ${clientId} is not in that user pool, or its client secret is a different one.`,
        'Copy the client id and the client secret from the app client into the profile.',
      )
    : new Problem(
        'sign-in.client-secret',
        `App client ${clientId} is not in that user pool, or it has a client secret and the profile has none.`,
        'Check the client id, or enter the client secret in the profile.',
      );

const invalidGrant: Explain = (_, text, exchange) =>
  exchange.at === 'refresh'
    ? new Problem(
        'sign-in.refresh-refused',
        'The sign-in has ended: the user pool no longer takes the refresh token.',
        'Sign in again.',
      )
    : new Problem(
        'sign-in.session-expired',
        told('The user pool did not take the code of the sign-in page', text),
        'Sign in once more; the code counts for five minutes.',
      );

const busy: Explain = (_, text) =>
  new Problem(
    'sign-in.throttled',
    told('The user pool could not answer', text),
    'Wait a minute, then try again.',
  );

const CODES: Readonly<Record<string, Explain>> = {
  access_denied: (_, text) =>
    new Problem('sign-in.cancelled', told('The sign-in was refused or given up', text), 'Sign in once more.'),
  redirect_mismatch: callbackUrl,
  invalid_scope: scope,
  unauthorized_client: flowOff,
  unsupported_response_type: flowOff,
  unsupported_grant_type: flowOff,
  invalid_client: invalidClient,
  invalid_grant: invalidGrant,
  temporarily_unavailable: busy,
  server_error: busy,
};

/** A sentence with the server's own words behind it, where it had some. */
const told = (sentence: string, text: string) => (text ? `${sentence}: ${text}` : `${sentence}.`);
