import { connect } from 'node:net';
import { WebSocket } from 'ws';

export interface RawAnswer {
  status: number;
  statusLine: string;
  /** As written on the wire, in order. */
  headerLines: string[];
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** Sends an upgrade for this target byte by byte as given, and reads the answer as bytes. */
export function dialRaw(
  port: number,
  target: string,
  { host = `127.0.0.1:${port}`, upgrade = true, extra = [] as string[], method = 'GET', body = '' } = {},
): Promise<RawAnswer> {
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, ...extra];
  if (upgrade)
    lines.push(
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    );
  else lines.push('Connection: close', `Content-Length: ${Buffer.byteLength(body)}`);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`));
    let text = '';
    const done = (): void => {
      socket.destroy();
      const [head = '', rest = ''] = text.split(/\r\n\r\n([\s\S]*)/);
      const [statusLine = '', ...headerLines] = head.split('\r\n');
      const pairs = headerLines.map((line) => [
        line.split(':')[0]!.toLowerCase(),
        line.replace(/^[^:]*: ?/, ''),
      ]);
      const status = Number(statusLine.split(' ')[1] ?? 0);
      resolve({ status, statusLine, headerLines, headers: Object.fromEntries(pairs), body: rest });
    };
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (/^HTTP\/1\.1 101 [\s\S]*\r\n\r\n/.test(text)) done();
    });
    socket.on('end', done);
    socket.on('error', reject);
  });
}

/** Path and query of a URL exactly as written, with nothing normalised. */
export const targetOf = (url: string): string => url.replace(/^\w+:\/\/[^/?]*/, '');

/** An open WebSocket that keeps what it receives. */
export interface Line {
  ws: WebSocket;
  /** The next message that was not yet taken. */
  next(): Promise<string>;
  nextBinary(): Promise<Buffer>;
  send(message: unknown): void;
  closed: Promise<{ code: number; reason: string }>;
}

/** Opens a WebSocket; rejects with the status where it is refused. */
export function openLine(url: string, protocols: string[] = [], options = {}): Promise<Line> {
  const ws = new WebSocket(url, protocols, options);
  const kept: { data: Buffer; isBinary: boolean }[] = [];
  const waiting: ((message: { data: Buffer; isBinary: boolean }) => void)[] = [];
  ws.on('message', (data, isBinary) => {
    const message = { data: data as Buffer, isBinary };
    const taker = waiting.shift();
    if (taker) taker(message);
    else kept.push(message);
  });
  const take = (): Promise<{ data: Buffer; isBinary: boolean }> => {
    const message = kept.shift();
    return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve));
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
  });
  const line: Line = {
    ws,
    closed,
    async next() {
      const { data, isBinary } = await take();
      if (isBinary) throw new Error('A binary frame came where text was awaited.');
      return data.toString('utf8');
    },
    async nextBinary() {
      const { data, isBinary } = await take();
      if (!isBinary) throw new Error('Text came where a binary frame was awaited.');
      return data;
    },
    send: (message) =>
      ws.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
  };
  return new Promise((resolve, reject) => {
    ws.on('open', () => resolve(line));
    ws.on('error', reject);
  });
}
