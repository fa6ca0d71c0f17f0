import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { WebSocketServer } from 'ws';

/** A server without AWS's limits, which sends back what it gets, and `more` with it when it is asked for “more”. */
export function useEchoServer(more?: string): () => string {
  let server: WebSocketServer;
  beforeAll(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) =>
      socket.on('message', (data, binary) => {
        socket.send(data, { binary });
        if (more !== undefined && String(data) === 'more') socket.send(more);
      }),
    );
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return () => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/echo`;
}
