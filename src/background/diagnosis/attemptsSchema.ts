import * as v from 'valibot';
import { requestSchema } from '../reconnect/requestsSchema.ts';

const optional = v.exactOptional;

const answer = v.object({
  source: v.picklist(['handshake', 'upgrade-probe', 'plain-probe', 'pasted']),
  at: v.number(),
  status: v.number(),
  headers: v.array(v.tuple([v.string(), v.string()])),
  body: v.string(),
  redirected: optional(v.boolean()),
  signedAnew: optional(v.boolean()),
});

const caller = v.variant('ok', [
  v.object({ ok: v.literal(true), at: v.number(), account: v.string(), arn: v.string() }),
  v.object({
    ok: v.literal(false),
    at: v.number(),
    faultId: v.string(),
    message: v.string(),
    awsType: optional(v.string()),
  }),
]);

const network = v.object({
  kind: v.picklist(['dns', 'refused', 'tls', 'reset', 'timeout', 'pending', 'unknown']),
  source: v.string(),
  detail: v.string(),
});

export const attemptsSchema = v.array(
  v.object({
    sessionId: v.number(),
    signedUrl: v.string(),
    request: requestSchema,
    subprotocols: v.array(v.string()),
    at: v.number(),
    answers: v.array(answer),
    caller: optional(caller),
    network: optional(network),
  }),
);
