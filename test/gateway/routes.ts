import type { Connection } from './connection.ts';
import { badBodyFrame, forbiddenFrame, serverErrorFrame, throttledFrame } from './gatewayFrames.ts';
import type { Registry } from './registry.ts';
import { startTicker, type Ticker } from './ticker.ts';
import { readTickerOrder } from './tickerOrder.ts';

/** One message on its way through a route. */
export interface RouteCall {
  connection: Connection;
  registry: Registry;
  /** The message as it came. */
  text: string;
  /** The same, parsed. */
  body: Record<string, unknown>;
  /** The connection's ticker, if one runs. */
  tickers: WeakMap<Connection, Ticker>;
}

type Route = (call: RouteCall) => void;

/** The routes by `$request.body.action`. */
const ROUTES: Record<string, Route> = {
  /** The message's body comes back as it is. */
  echo: ({ connection, text }) => connection.send(text),

  /** `data` goes to every connection of the stage, the sender's too. */
  broadcast: ({ connection, registry, body }) => {
    const { id, stage } = connection.facts;
    const text = JSON.stringify({ type: 'broadcast', from: id, data: body.data ?? null });
    for (const other of registry.list(stage)) other.send(text);
  },

  /** Numbered messages at `rate` per second of `size` bytes, `count` of them or for `seconds`. */
  ticker: ({ connection, body, tickers }) => {
    const order = readTickerOrder(body);
    if (typeof order === 'string') return connection.send(JSON.stringify({ type: 'error', message: order }));
    tickers.get(connection)?.stop();
    tickers.set(connection, startTicker(connection, order));
  },

  stop: ({ connection, tickers }) => {
    const ticker = tickers.get(connection);
    ticker?.stop();
    tickers.delete(connection);
    connection.send(JSON.stringify({ type: 'stopped', sent: ticker?.sent ?? 0 }));
  },

  /** What a $connect integration is told of the caller. */
  whoami: ({ connection }) => {
    const { id, stage, principal, accessKeyId, sourceIp, userAgent, origin, subprotocol, connectedAt } =
      connection.facts;
    connection.send(
      JSON.stringify({
        type: 'whoami',
        connectionId: id,
        stage,
        userArn: principal?.arn ?? null,
        accountId: principal?.account ?? null,
        caller: principal?.userId ?? null,
        accessKey: accessKeyId ?? null,
        sourceIp,
        userAgent,
        origin: origin ?? null,
        subprotocol,
        connectedAt,
      }),
    );
  },

  /** A binary frame of `size` bytes 0, 1, … 255, 0, … (default 256), or of what `base64` says. */
  binary: ({ connection, body }) => {
    const { size = 256, base64 } = body;
    if (typeof base64 === 'string') return connection.send(Buffer.from(base64, 'base64'));
    const length = typeof size === 'number' && size >= 0 && size <= 131_072 ? Math.floor(size) : 256;
    connection.send(Buffer.from(Uint8Array.from({ length }, (_, index) => index & 0xff)));
  },

  /** The server closes, with `code` (default 1000) and `reason`. */
  close: ({ connection, body }) => {
    const { code, reason } = body;
    const sendable =
      typeof code === 'number' && (code === 1000 || (code >= 3000 && code <= 4999) || isServerCode(code));
    connection.close(sendable ? code : 1000, typeof reason === 'string' ? reason.slice(0, 40) : '');
  },

  /** The TCP connection ends without a close frame. */
  drop: ({ connection }) => connection.drop(),

  // An integration that throws, a model that rejects, a throttled route.
  fail: ({ connection }) => connection.send(serverErrorFrame(connection.facts.id)),
  invalid: ({ connection }) => connection.send(badBodyFrame(connection.facts.id)),
  throttle: ({ connection }) => connection.send(throttledFrame(connection.facts.id)),
};

const isServerCode = (code: number): boolean =>
  code >= 1001 && code <= 1014 && ![1004, 1005, 1006].includes(code);

/** Hands a text message to the route that `$request.body.action` names, else to `$default`, if there is one. */
export function routeText(call: Omit<RouteCall, 'body'>, defaultRoute: 'echo' | 'none'): void {
  const body = readObject(call.text);
  const action = body?.action;
  const route = typeof action === 'string' && Object.hasOwn(ROUTES, action) ? ROUTES[action] : undefined;
  if (body && route) route({ ...call, body });
  else if (defaultRoute === 'echo')
    call.connection.send(JSON.stringify({ type: 'default', text: call.text }));
  else call.connection.send(forbiddenFrame(call.connection.facts.id));
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
