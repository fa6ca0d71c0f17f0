import { explainFault } from '#core/signInFaults/explainFault.ts';
import type { FaultContext } from '#core/signInFaults/types.ts';
import { readFault } from '../readFault.ts';
import { type Fetch, send } from '../send.ts';

export interface CognitoCall {
  service: 'identity-pool' | 'user-pool';
  /** Origin. */
  endpoint: string;
  operation: string;
  body: Record<string, unknown>;
  context: FaultContext;
  now?: (() => number) | undefined;
}

const TARGETS = {
  'identity-pool': 'AWSCognitoIdentityService',
  'user-pool': 'AWSCognitoIdentityProviderService',
} as const;

/**
 * An unsigned JSON 1.1 call (smithy.io, "AWS JSON 1.1 protocol"; botocore cognito-identity, cognito-idp).
 * Resolves with the reply's text. Problems: `sign-in.*`, the fault as their cause.
 */
export async function callCognito(fetch: Fetch, call: CognitoCall): Promise<string> {
  const { service, operation, context } = call;
  const reply = await send(fetch, {
    method: 'POST',
    url: `${call.endpoint.replace(/\/+$/, '')}/`,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${TARGETS[service]}.${operation}`,
    },
    body: JSON.stringify(call.body),
  });
  if (reply.status === 200) return reply.text;
  throw explainFault(readFault(reply, { service, operation }, call.now?.()), context);
}
