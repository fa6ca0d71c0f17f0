import type * as v from 'valibot';
import type { FaultContext } from '#core/signInFaults/types.ts';
import { readReply } from '../readReply.ts';
import { regionalEndpoint } from '../regionalEndpoint.ts';
import type { Fetch } from '../send.ts';
import { callCognito } from './callCognito.ts';
import { type Random, secureRandom } from './random.ts';
import { secretHash } from './secretHash.ts';

export interface UserPoolDeps {
  fetch: Fetch;
  /** `eu-central-1_Ab12Cd34`: region and name. */
  userPoolId: string;
  clientId: string;
  clientSecret?: string;
  /** Origin in place of AWS's. */
  endpoint?: string;
  /** Epoch milliseconds. */
  now(): number;
  random?: Random;
}

/** One app client of a user pool, as the flows use it. */
export interface UserPoolClient {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  now(): number;
  readonly random: Random;
  /** Problems: `sign-in.*`. */
  call<Schema extends v.GenericSchema>(
    operation: string,
    schema: Schema,
    body: Record<string, unknown>,
    context?: FaultContext,
  ): Promise<v.InferOutput<Schema>>;
  /** SECRET_HASH for that user, where the client has a secret. */
  hashFor(userName: string): Promise<{ SECRET_HASH?: string }>;
}

export function createUserPoolClient(deps: UserPoolDeps): UserPoolClient {
  const { fetch, userPoolId, clientId, clientSecret, endpoint } = deps;
  const now = () => deps.now();
  const region = userPoolId.split('_')[0] ?? '';
  return {
    userPoolId,
    clientId,
    clientSecret,
    now,
    random: deps.random ?? secureRandom,
    async call(operation, schema, body, context) {
      const text = await callCognito(fetch, {
        service: 'user-pool',
        endpoint: endpoint ?? regionalEndpoint('cognito-idp', region),
        operation,
        body,
        context: { region, userPoolId, clientId, hasClientSecret: Boolean(clientSecret), ...context },
        now,
      });
      return readReply(schema, text, operation);
    },
    hashFor: async (userName) =>
      clientSecret ? { SECRET_HASH: await secretHash(clientSecret, userName, clientId) } : {},
  };
}
