import {
  AuthorizationResponseError,
  JWT_CLAIM_COMPARISON,
  JWT_TIMESTAMP_CHECK,
  OperationProcessingError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi';
import { Problem } from '#core/problem.ts';
import { explainUnreachable } from '#core/signInFaults/unreachable.ts';
import { type Exchange, explainCode } from './explainCode.ts';
import type { HostedClient } from './server.ts';

/**
 * Anything thrown on the way, as a Problem that names the setting to mend. Errors of oauth4webapi
 * hold answers with tokens as their cause: nothing of that is carried on.
 */
export function oauthFault(error: unknown, client: HostedClient, exchange: Exchange): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return explainCode(error.error, error.error_description ?? '', client, exchange);
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    return explainCode('invalid_client', '', client, exchange);
  }
  if (error instanceof OperationProcessingError) return explainCheck(error, client);
  return explainUnreachable(client.domain, client.domain);
}

function explainCheck(error: OperationProcessingError, client: HostedClient): Problem {
  if (error.code === JWT_TIMESTAMP_CHECK) {
    return new Problem(
      'sign-in.clock',
      'By the clock of this computer, the token that was just issued has already ended.',
      'Set the clock of this computer by the network, then try again.',
    );
  }
  const claim = (error.cause as { claim?: unknown } | undefined)?.claim;
  if (error.code === JWT_CLAIM_COMPARISON && claim === 'aud') {
    return new Problem(
      'sign-in.wrong-client',
      `The ID token is meant for another app client than ${client.clientId}.`,
      'Mend the client id in the profile.',
    );
  }
  return new Problem(
    'sign-in.unexpected',
    `The answer of ${client.domain} did not pass the checks of OpenID Connect: ${error.message}.`,
    'Check that the domain is that of a Cognito user pool, and sign in once more.',
  );
}
