/**
 * The senders, in a process of their own so that their cost is not the browser's: the gateway, and
 * a server that knows nothing of AWS and sends what its URL asks for. Tells its parent how far
 * they are, several times in a hundredth of a second.
 */
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { startGateway } from '../../gateway/gateway.ts';
import { readOrder } from './feedOrder.ts';
import { type FeedState, startFeed } from './startFeed.ts';
import type { FromChild } from './startSender.ts';

const TELL_EVERY_MS = 4;

const tell = (message: FromChild): void => void process.send?.(message);

const port = Number(process.argv[2] ?? 0);
const gateway = await startGateway({ binary: 'echo', sessionSeconds: 12 * 3600 });
const feeds: FeedState[] = [];
const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (ws, request) => {
  feeds.push(startFeed(ws, request.socket, readOrder(request.url ?? '')));
  // The other end may be killed.
  ws.on('error', () => undefined);
});
await new Promise<void>((resolve) => server.once('listening', () => resolve()));

const { url, region, credentials } = gateway;
tell({
  type: 'ready',
  gateway: { url, region, credentials: credentials.good },
  feedPort: (server.address() as AddressInfo).port,
});

let last = '';
setInterval(() => {
  const progress = { gatewaySent: gateway.stats().messagesOut, feeds };
  const text = JSON.stringify(progress);
  if (text === last) return;
  last = text;
  tell({ type: 'progress', at: Date.now(), ...progress });
}, TELL_EVERY_MS);

process.on('disconnect', () => process.exit());
