import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { makeGatewayId } from './keys.ts';
import type { Refusal } from './refusal.ts';

/** The headers that every answer of API Gateway carries. `now`: epoch milliseconds of the gateway's clock. */
export function commonHeaders(now: number): [name: string, value: string][] {
  return [
    ['Date', new Date(now).toUTCString()],
    ['x-amzn-RequestId', randomUUID()],
    ['x-amz-apigw-id', makeGatewayId()],
  ];
}

function refusalHeaders(refusal: Refusal, now: number): [string, string][] {
  return [
    ...commonHeaders(now),
    ['Content-Type', 'application/json'],
    ['Content-Length', String(Buffer.byteLength(refusal.body))],
    ...(refusal.errorType ? ([['x-amzn-ErrorType', refusal.errorType]] as [string, string][]) : []),
  ];
}

/** Answers an upgrade with a refusal and ends the connection. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal, now: number): void {
  const headers = [...refusalHeaders(refusal, now), ['Connection', 'close']];
  const lines = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    ...headers.map((h) => h.join(': ')),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${refusal.body}`);
}

/** Answers a plain request with a refusal. */
export function refuseRequest(response: ServerResponse, refusal: Refusal, now: number): void {
  response.writeHead(refusal.status, refusalHeaders(refusal, now).flat()).end(refusal.body);
}

/** Answers a plain request with text or JSON. */
export function answerRequest(
  response: ServerResponse,
  status: number,
  body: string,
  now: number,
  type = 'application/json',
): void {
  const headers = commonHeaders(now);
  if (body !== '') headers.push(['Content-Type', type]);
  if (status !== 204) headers.push(['Content-Length', String(Buffer.byteLength(body))]);
  response.writeHead(status, headers.flat()).end(body);
}
