import { onTestFinished } from 'vitest';
import { type Gateway, startGateway } from '#test/gateway/gateway.ts';
import type { GatewayOptions } from '#test/gateway/options.ts';
import { type Line, openLine } from './dial.ts';
import { type Keys, type SignOrder, signWithAws4 } from './signers.ts';

/** 2026-11-22T10:20:30Z, for tests of exact texts. */
export const NOW = Date.UTC(2026, 10, 22, 10, 20, 30);

/** A gateway that ends with the test. */
export async function gatewayFor(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway(options);
  onTestFinished(() => gateway.close());
  return gateway;
}

/** The gateway's URL, signed with good keys unless told otherwise. */
export function signedUrl(
  gateway: Gateway,
  {
    query = '',
    keys = gateway.credentials.good as Keys,
    ...order
  }: Partial<SignOrder> & { query?: string } = {},
): Promise<string> {
  return signWithAws4({ url: `${gateway.url}${query}`, keys, at: Date.now(), ...order });
}

/** An open, signed WebSocket. */
export async function connected(gateway: Gateway, protocols: string[] = []): Promise<Line> {
  return openLine(await signedUrl(gateway), protocols);
}
