import type { ServiceFault } from '#core/signInFaults/types.ts';
import { readJsonObject, textOf } from './readJson.ts';
import type { Reply } from './send.ts';

/**
 * The error of a JSON 1.1 or REST JSON reply: `__type` or `code` in the body or the header
 * x-amzn-errortype, with or without a namespace (`com.amazonaws.x#Name:http://…`); OAuth's
 * `error` and `error_description` in SSO OIDC.
 */
export function readFault(
  reply: Reply,
  request: Pick<ServiceFault, 'service' | 'operation'>,
  now?: number,
): ServiceFault {
  const body = readJsonObject(reply.text);
  const type = reply.errorType ?? textOf(body, '__type', 'code', 'error') ?? '';
  return {
    ...request,
    type: bareType(type),
    message: textOf(body, 'message', 'Message', 'error_description', 'errorMessage') ?? '',
    status: reply.status,
    ...clockOffset(reply, now),
  };
}

function bareType(type: string): string {
  const [name = ''] = (type.split('#').pop() ?? '').split(':');
  return name.trim();
}

/** This clock minus the server's, where the reply told its time. */
export function clockOffset(reply: Reply, now: number | undefined): { clockOffsetMs?: number } {
  return reply.date === undefined || now === undefined ? {} : { clockOffsetMs: now - reply.date };
}
