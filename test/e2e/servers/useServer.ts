import { afterAll, beforeAll } from 'vitest';
import type { ProtocolServer } from './listen.ts';

/** A server of their own for the tests around it. */
export function useServer(start: () => Promise<ProtocolServer>): () => ProtocolServer {
  let server: ProtocolServer | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.close());
  return () => server as ProtocolServer;
}
