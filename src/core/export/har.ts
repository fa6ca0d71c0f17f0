import { payloadOf } from './payload.ts';
import { redactText } from './redactText.ts';
import type { ExportOptions, ExportSource } from './types.ts';

/** RFC 6455 section 5.2 opcodes, as Chrome's HAR has them. */
const OPCODE = { text: 1, binary: 2 } as const;

/**
 * HAR 1.2 with one entry, in the form in which Chrome's DevTools write and read WebSockets:
 * `_webSocketMessages`, of which `time` is in epoch seconds and binary data is base64.
 * Event rows have no place in it. Spec: http://www.softwareishard.com/blog/har-12-spec/
 */
export async function* writeHar(source: ExportSource, options: ExportOptions): AsyncGenerator<string> {
  const entry = JSON.stringify(harEntry(source, options));
  const log = { version: '1.2', creator: { name: 'Countersign', version: source.version }, pages: [] };
  // The messages are written one by one into the place that both leave open at their ends.
  yield `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[${entry.slice(0, -1)},"_webSocketMessages":[`;
  let first = true;
  for await (const frame of source.frames) {
    if (frame.direction === 'event') continue;
    const { text } = payloadOf(frame, options);
    const message = {
      type: frame.direction === 'sent' ? 'send' : 'receive',
      time: frame.time / 1_000,
      opcode: OPCODE[frame.kind],
      data: text,
    };
    yield `${first ? '\n' : ',\n'}${JSON.stringify(message)}`;
    first = false;
  }
  yield '\n]}]}}\n';
}

function harEntry({ session, handshake }: ExportSource, options: ExportOptions) {
  const url = options.redact ? redactText(session.url, options.names) : session.url;
  const opened = session.openedAt !== undefined;
  const wait = session.handshakeMs ?? 0;
  const asked = session.subprotocols.join(', ');
  const requestHeaders =
    handshake?.requestHeaders ?? (asked ? [['sec-websocket-protocol', asked] as const] : []);
  const responseHeaders =
    handshake?.responseHeaders ??
    [
      ['sec-websocket-protocol', session.subprotocol ?? ''] as const,
      ['sec-websocket-extensions', session.extensions ?? ''] as const,
    ].filter(([, value]) => value !== '');
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  const status = handshake?.status || (opened ? 101 : 0);
  return {
    startedDateTime: new Date(session.createdAt).toISOString(),
    time: Math.max(wait, (session.endedAt ?? session.lastFrameAt ?? session.createdAt) - session.createdAt),
    request: {
      method: 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: harHeaders(requestHeaders),
      queryString: query.map(([name, value]) => ({ name, value })),
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: status === 101 ? 'Switching Protocols' : (handshake?.statusText ?? ''),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: harHeaders(responseHeaders),
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 0,
      _error: opened ? null : (handshake?.error ?? null),
    },
    cache: {},
    timings: { blocked: -1, dns: -1, ssl: -1, connect: -1, send: 0, wait, receive: 0 },
    _resourceType: 'websocket',
  };
}

const harHeaders = (headers: readonly (readonly [string, string])[]) =>
  headers.map(([name, value]) => ({ name, value }));
