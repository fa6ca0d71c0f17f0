import type * as v from 'valibot';
import { explainFault } from '#core/signInFaults/explainFault.ts';
import type { FaultContext } from '#core/signInFaults/types.ts';
import { readFault } from '../readFault.ts';
import { readReply } from '../readReply.ts';
import { type Fetch, type Request, send } from '../send.ts';

export interface RestCall<Schema extends v.GenericSchema> {
  operation: string;
  request: Request;
  schema: Schema;
  context: FaultContext;
  now(): number;
}

/** A REST JSON call of SSO OIDC or of the portal. Problems: `sign-in.*`, the fault as their cause. */
export async function callRest<Schema extends v.GenericSchema>(
  fetch: Fetch,
  { operation, request, schema, context, now }: RestCall<Schema>,
): Promise<v.InferOutput<Schema>> {
  const reply = await send(fetch, request);
  if (reply.status >= 200 && reply.status < 300) return readReply(schema, reply.text, operation);
  throw explainFault(readFault(reply, { service: 'identity-center', operation }, now()), context);
}
