import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that speaks some protocol over WebSocket; it looks at no signature. */
export interface ProtocolServer {
  /** Without a path: `ws://127.0.0.1:41234`. */
  origin: string;
  close(): Promise<void>;
}

/** Starts a server on a free port of this machine; `attach` lets a protocol's own server use it. */
export async function listen(attach: (server: Server) => (() => void) | undefined): Promise<ProtocolServer> {
  const server = createServer();
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const detach = attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    close: async () => {
      detach?.();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
