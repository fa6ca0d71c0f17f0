import { afterAll, beforeAll } from 'vitest';
import { type Gateway, startGateway } from '../../gateway/gateway.ts';
import type { GatewayOptions } from '../../gateway/options.ts';

/** A gateway of their own for the tests around it. */
export function useGateway(options?: GatewayOptions): () => Gateway {
  let gateway: Gateway | undefined;
  beforeAll(async () => {
    gateway = await startGateway(options);
  });
  afterAll(() => gateway?.close());
  return () => gateway as Gateway;
}
