import { createRequire } from 'node:module';
import { listen, type ProtocolServer } from './listen.ts';

const StompServer = createRequire(import.meta.url)('stomp-broker-js') as new (options: {
  server: unknown;
  path: string;
  serverName: string;
}) => unknown;

/** stomp-broker-js at `/stomp`. */
export function startStompBroker(): Promise<ProtocolServer> {
  return listen((server) => {
    new StompServer({ server, path: '/stomp', serverName: 'broker/1' });
    return undefined;
  });
}
