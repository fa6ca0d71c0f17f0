import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { EndpointReply } from './types.ts';

/** Sends an endpoint's reply. `now`: epoch milliseconds of the gateway's clock, for the Date header. */
export function writeReply(response: ServerResponse, reply: EndpointReply, now: number): void {
  const { status, body, type, headers } = reply;
  response.writeHead(status, {
    Date: new Date(now).toUTCString(),
    'x-amzn-RequestId': randomUUID(),
    ...(body ? { 'Content-Type': type ?? 'text/plain' } : {}),
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
