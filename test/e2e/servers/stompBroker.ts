import { createRequire } from 'node:module';
import { listen, type ProtocolServer } from './listen.ts';

interface StompServer {
  on(event: 'send', listener: (sent: { dest: string }) => void): void;
  send(topic: string, headers: Record<string, string>, body: string): void;
}

const StompServer = createRequire(import.meta.url)('stomp-broker-js') as new (options: {
  server: unknown;
  path: string;
  serverName: string;
}) => StompServer;

/** stomp-broker-js at `/stomp`; an order is answered by a price, since it sends nobody their own messages. */
export function startStompBroker(): Promise<ProtocolServer> {
  return listen((server) => {
    const broker = new StompServer({ server, path: '/stomp', serverName: 'broker/1' });
    broker.on('send', ({ dest }) => {
      if (dest === '/queue/orders')
        broker.send('/queue/prices', { destination: '/queue/prices' }, '{"price":7}');
    });
    return undefined;
  });
}
