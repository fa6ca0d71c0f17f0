import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Admission } from './admit.ts';
import { Connection, type ConnectionFacts } from './connection.ts';
import { createFrameGuard } from './frameGuard.ts';
import { makeGatewayId } from './keys.ts';
import { watchLifetime } from './lifetime.ts';
import { routeText } from './routes.ts';
import { type GatewayState, keep } from './state.ts';
import type { Ticker } from './ticker.ts';
import type { WireRequest } from './wire.ts';

const tickers = new WeakMap<Connection, Ticker>();

/** Begins the life of an accepted WebSocket: limits, routes, counts, and its end. */
export function openConnection(
  ws: WebSocket,
  socket: Duplex,
  request: WireRequest,
  { stage, key }: Admission,
  state: GatewayState,
): Connection {
  const { options, registry, stats } = state;
  const lifetime = watchLifetime(options.limits, () => connection.close(1001, 'Going away'));
  const facts: ConnectionFacts = {
    id: makeGatewayId(),
    stage,
    principal: key?.principal,
    accessKeyId: key?.accessKeyId,
    sourceIp: request.sourceIp,
    userAgent: request.headers['user-agent'] ?? '',
    origin: request.headers.origin,
    subprotocol: ws.protocol,
    connectedAt: state.now(),
  };
  const connection = new Connection(facts, ws, socket, {
    now: state.now,
    onTraffic(direction, messages, bytes) {
      lifetime.touch();
      stats[direction === 'in' ? 'messagesIn' : 'messagesOut'] += messages;
      stats[direction === 'in' ? 'bytesIn' : 'bytesOut'] += bytes;
    },
  });
  registry.add(connection);

  const tooLarge = (): void => connection.close(1009, 'Message too long');
  // Before `ws` looks: it would deliver a frame that came in one piece before the guard objects.
  socket.prependListener('data', createFrameGuard(options.limits.frameBytes, tooLarge));
  ws.on('message', (data, isBinary) => {
    if (!connection.isOpen) return;
    // `binaryType` is left at its default, a Buffer.
    const payload = data as Buffer;
    connection.received(payload.length);
    if (!isBinary)
      routeText({ connection, registry, text: payload.toString('utf8'), tickers }, options.defaultRoute);
    else if (options.binary === 'echo') connection.send(payload);
    else connection.close(1003, 'Binary is not supported');
  });
  ws.on('ping', () => lifetime.touch());
  // `ws` closes by itself on what breaks the protocol; without a listener the error would end the process.
  ws.on('error', () => {});
  ws.on('close', (code, reason) => {
    lifetime.end();
    tickers.get(connection)?.stop();
    registry.remove(connection);
    keep(state.disconnects, { connectionId: facts.id, code, reason: reason.toString('utf8') });
  });
  return connection;
}
