import { encodeQuery } from '#core/endpoint/parameters.ts';
import type { Problem } from '#core/problem.ts';
import type { Keys } from '#core/profile.ts';
import { explainFault } from '#core/signInFaults/explainFault.ts';
import type { FaultContext } from '#core/signInFaults/types.ts';
import { explainUnreachable } from '#core/signInFaults/unreachable.ts';
import { clockOffset } from '../readFault.ts';
import { textOf } from '../readJson.ts';
import { type Fetch, type Reply, send } from '../send.ts';
import { type Fields, fieldsAt, readStsReply } from './readStsReply.ts';
import { FORM, signStsRequest } from './signStsRequest.ts';

const VERSION = '2011-06-15';

export interface StsCall {
  endpoint: string;
  region: string;
  operation: 'AssumeRole' | 'AssumeRoleWithWebIdentity' | 'GetCallerIdentity';
  /** Without those that are undefined. */
  parameters: readonly [name: string, value: string | undefined][];
  /** To sign with; AssumeRoleWithWebIdentity goes unsigned. */
  keys?: Keys;
  context: FaultContext;
  now(): number;
}

export interface StsResult {
  /** What is in `{operation}Result`. */
  fields: Fields;
  clockOffsetMs?: number;
}

/** A call of the query protocol by POST (STS API reference). Problems: `sign-in.*`, the fault as their cause. */
export async function callSts(fetch: Fetch, call: StsCall): Promise<StsResult> {
  const { operation, region, now } = call;
  const given = call.parameters.filter((pair): pair is [string, string] => pair[1] !== undefined);
  const body = encodeQuery([['Action', operation], ['Version', VERSION], ...given]);
  const endpoint = `${call.endpoint.replace(/\/+$/, '')}/`;
  if (!URL.canParse(endpoint)) throw explainUnreachable(endpoint, 'The STS endpoint in the profile');
  const before = now();
  const signed = call.keys
    ? await signStsRequest(call.keys, { endpoint, region, body, now: before })
    : { url: endpoint, headers: { 'content-type': FORM } };
  const reply = await send(fetch, { method: 'POST', body, ...signed });
  // The reply was dated somewhere between question and answer.
  const clock = clockOffset(reply, (before + now()) / 2);
  if (reply.status !== 200) throw explainReply(reply, call, clock);
  const fields = fieldsAt(readStsReply(reply.text), `${operation}Response`, `${operation}Result`);
  return { fields, ...clock };
}

function explainReply(
  reply: Reply,
  { operation, context }: StsCall,
  clock: { clockOffsetMs?: number },
): Problem {
  const fields = readStsReply(reply.text);
  const wrapped = fieldsAt(fields, 'ErrorResponse', 'Error');
  const error = Object.keys(wrapped).length > 0 ? wrapped : fieldsAt(fields, 'Error');
  return explainFault(
    {
      service: 'sts',
      operation,
      type: textOf(error, 'Code') ?? '',
      message: textOf(error, 'Message') ?? '',
      status: reply.status,
      ...clock,
    },
    context,
  );
}
