import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** What a client asked for with its handshake. */
export interface Handshake {
  url: string;
  protocols: string | undefined;
}

export interface RefusingServer {
  origin: string;
  handshakes: Handshake[];
  close(): Promise<void>;
}

/**
 * A WebSocket server on loopback: greets with `hello` and closes after it with 1000 `bye`; a path
 * that begins with `/refuse` is answered as API Gateway answers an IAM refusal.
 */
export async function startRefusingServer(): Promise<RefusingServer> {
  const handshakes: Handshake[] = [];
  const http = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered].at(-1) ?? false,
  });
  http.on('upgrade', (request, socket, head) => {
    handshakes.push({ url: request.url ?? '', protocols: request.headers['sec-websocket-protocol'] });
    if (request.url?.startsWith('/refuse')) {
      const body = '{"message":"Forbidden by policy"}';
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nx-amzn-ErrorType: AccessDeniedException\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.send('hello', () => {
        client.close(1000, 'bye');
        // curl knows no close frame, and would wait for its time limit.
        if (request.headers['user-agent']?.startsWith('curl')) socket.end();
      });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    handshakes,
    async close() {
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
