import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';
import type { WireRequest } from './wire.ts';

/** More than any limit that is tested, less than what would hurt. */
const MAX_BODY_BYTES = 1_048_576;

/** The request as it arrived, without its body. */
export function readHead(message: IncomingMessage): WireRequest {
  const headers = Object.entries(message.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    method: message.method ?? 'GET',
    target: message.url ?? '/',
    headers: Object.fromEntries(headers),
    body: Buffer.alloc(0),
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
  };
}

/** The request with its body. Throws a Refusal (413) where that is over 1 MB. */
export async function readWire(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, 'RequestEntityTooLargeException', 'Request Too Long');
    chunks.push(chunk);
  }
  return { ...readHead(message), body: Buffer.concat(chunks) };
}
