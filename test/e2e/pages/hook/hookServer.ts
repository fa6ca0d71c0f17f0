import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export interface HookServer {
  /** The page; its script is `script` of `startHookServer`. */
  url: string;
  /** Base of the sockets. */
  sockets: string;
  close(): Promise<void>;
}

/**
 * Serves one page with one script, and sockets that do what their path says: `/echo`, `/greet` (and
 * echo), `/swallow`, `/close?code=&reason=`, `/burst?n=&size=`, `/refuse` (HTTP 403).
 */
export async function startHookServer(scriptFor: (sockets: string) => string): Promise<HookServer> {
  const server: Server = createServer((request, response) => {
    if (request.url === '/script.js') {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(scriptFor(sockets));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const body = request.url?.endsWith('empty') ? '' : '<script src="script.js"></script>';
    response.end(`<!doctype html><html><head><title>Page</title></head><body>${body}</body></html>`);
  });
  const wss = new WebSocketServer({ noServer: true, maxPayload: 64 * 1_024 * 1_024 });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/refuse')) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, socket, head, (client) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost');
      if (pathname === '/close') {
        client.close(Number(searchParams.get('code')), searchParams.get('reason') ?? '');
      } else if (pathname === '/burst') {
        const text = 'x'.repeat(Number(searchParams.get('size')));
        for (let at = 0; at < Number(searchParams.get('n')); at++) client.send(text || `frame ${at}`);
        client.close(1000, 'sent');
      } else {
        if (pathname === '/greet') client.send('welcome');
        if (pathname === '/swallow') return;
        client.on('message', (data, binary) => client.send(data, { binary }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = `ws://127.0.0.1:${port}`;
  return {
    url: `http://127.0.0.1:${port}/`,
    sockets,
    async close() {
      for (const client of wss.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
