import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** RFC 6455 section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OPCODE = { text: 1, binary: 2, close: 8, reserved: 11 };

/** Would run where a page took it for HTML, or for code. */
export const MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>';
/** Would change every object where a page merged it into one of its own. */
export const POLLUTING =
  '{"__proto__":{"hacked":3},"constructor":{"prototype":{"hacked":4}},"action":"pollute"}';
/** A NUL, an escape sequence, a mark that turns the order of characters around, half of a pair that is none. */
export const CONTROLS = 'begin \u0000\u0007\u001b[31m\u202e\u2028\u200b\ufeff end';
/** As long as the log keeps of one value, and eight times that. */
export const LONG_VALUE = 'v'.repeat(65_536);

/** Headers of an answer that HTTP allows, or that browsers let pass. */
const HEADERS = [
  `x-markup: ${MARKUP}`,
  `x-long: ${LONG_VALUE}`,
  'x-control: a\u0001\u001b[31m\u007fb',
  'x-latin: caf\u00e9 \u00ff',
  '__proto__: hacked',
  'constructor: hacked',
  'x-empty:',
  ...Array.from({ length: 150 }, (_, at) => `x-many-${at}: ${at}`),
];

/** What a server does to whoever opens a socket at that path. */
const DEEDS: Record<string, (socket: Duplex, key: string) => void> = {
  '/wild'(socket, key) {
    accept(socket, key, HEADERS);
    for (const text of [MARKUP, POLLUTING, CONTROLS, '', '[]', '{"type":"__proto__","id":"constructor"}'])
      socket.write(frame(OPCODE.text, Buffer.from(text)));
    socket.write(frame(OPCODE.binary, Buffer.from([0, 255, 254, 60, 98, 62])));
  },
  '/reason': ending(OPCODE.close, Buffer.from([0x0f, 0xa0]), Buffer.from(MARKUP.padEnd(123, '!'))),
  // Control frames carry 125 bytes (RFC 6455 section 5.5).
  '/long-reason': ending(OPCODE.close, Buffer.from([0x03, 0xe8]), Buffer.from(MARKUP.repeat(900))),
  '/utf8': ending(OPCODE.text, Buffer.from([0x22, 0xc3, 0x28, 0xf0, 0x80, 0x22])),
  '/opcode': ending(OPCODE.reserved, Buffer.from(MARKUP)),
  '/status': (socket) =>
    void socket.end(
      `HTTP/1.1 499 ${MARKUP}\r\n${HEADERS.join('\r\n')}\r\nconnection: close\r\n\r\n${LONG_VALUE}`,
      'latin1',
    ),
  '/no-http': (socket) => void socket.end(Buffer.from(`${MARKUP}\u0000\u0001\r\n\r\n`)),
};

export const HOSTILE_PATHS: readonly string[] = Object.keys(DEEDS);

/** Serves sockets that answer by what no honest server says. */
export async function startHostileServer(): Promise<{ sockets: string; close(): Promise<void> }> {
  const server = createServer((_, response) => response.end());
  // A browser may leave its half of a connection open that was broken.
  const open = new Set<Duplex>();
  server.on('upgrade', (request, socket) => {
    open.add(socket.once('close', () => open.delete(socket)));
    socket.on('error', () => undefined);
    DEEDS[request.url ?? '']?.(socket, String(request.headers['sec-websocket-key']));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    sockets: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function accept(socket: Duplex, key: string, headers: string[] = []): void {
  const answer = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'upgrade: websocket',
    'connection: Upgrade',
    `sec-websocket-accept: ${answer}`,
    ...headers,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/**
 * Accepts, and ends with this frame once the client has said something: what comes at once, Firefox may
 * or may not take for the end of a socket that never opened.
 */
function ending(opcode: number, ...payload: Buffer[]): (socket: Duplex, key: string) => void {
  return (socket, key) => {
    accept(socket, key);
    socket.once('data', () => socket.end(frame(opcode, Buffer.concat(payload))));
  };
}

/** A whole frame, not masked, as a server sends it (RFC 6455 section 5.2). */
function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = length < 126 ? Buffer.from([0, length]) : Buffer.from([0, 126, length >> 8, length & 255]);
  head[0] = 0x80 | opcode;
  return Buffer.concat([head, payload]);
}
