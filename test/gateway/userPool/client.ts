import { createHmac } from 'node:crypto';
import { invalidParameter, notAuthorized, notFound } from '../endpoints/AwsError.ts';
import { requiredText } from '../endpoints/input.ts';
import type { Json } from '../endpoints/types.ts';
import type { Pool } from './pool.ts';
import type { AuthFlow, PoolClient } from './types.ts';

/** The client of `ClientId`. Throws ResourceNotFoundException. */
export function findClient(pool: Pool, input: Json): PoolClient {
  const id = requiredText(input, 'ClientId');
  const client = pool.clients.get(id);
  if (!client) throw notFound(`User pool client ${id} does not exist.`);
  return client;
}

/** Throws NotAuthorizedException unless SECRET_HASH is what it has to be: of one of these user names. */
export function checkSecretHash(
  { id, secret }: PoolClient,
  given: string | undefined,
  userNames: string[],
  refusal = `Unable to verify secret hash for client ${id}`,
): void {
  if (secret === undefined && given === undefined) return;
  if (secret !== undefined && given === undefined)
    throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  const holds = userNames.some((name) => given === secretHash(name, id, secret ?? ''));
  if (secret === undefined || !holds) throw notAuthorized(refusal);
}

/** Base64 of HMAC-SHA256 with the client's secret over user name and client id. */
const secretHash = (userName: string, clientId: string, secret: string): string =>
  createHmac('sha256', secret).update(`${userName}${clientId}`).digest('base64');

/** Throws InvalidParameterException where the client does not allow the flow; the texts differ by flow. */
export function checkFlow(client: PoolClient, flow: AuthFlow): void {
  if (client.flows.includes(flow)) return;
  throw invalidParameter(
    flow === 'USER_SRP_AUTH'
      ? 'USER_SRP_AUTH is not enabled for the client.'
      : `${flow} flow not enabled for this client`,
  );
}
