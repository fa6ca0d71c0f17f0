import { type KeepAlive, readKeepAlive } from '#core/keepAlive.ts';
import type { SignRequest } from '#messaging/contract.ts';
import type { StoreCore } from './core.ts';

/** What only one act of signing asks for. */
export type SignOptions = Pick<SignRequest, 'allowExpired' | 'clockOffsetMs' | 'renewKeys'>;

/**
 * What the inputs ask to be signed. Only what was chosen goes along: the background adds what
 * host and profile say, by the same rule as the chips.
 */
export function signRequest({ state, derived }: StoreCore, options?: SignOptions): SignRequest {
  const region = state.region.peek().trim();
  const service = state.service.peek().trim();
  const endpoint = derived.api.peek()?.endpoint;
  return {
    url: derived.endpoint.peek()?.url ?? state.url.peek(),
    profileId: state.profileId.peek() ?? '',
    expires: derived.validFor.peek(),
    ...(region ? { region } : {}),
    ...(service ? { service } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(options?.allowExpired ? { allowExpired: true } : {}),
    ...(options?.renewKeys ? { renewKeys: true } : {}),
    ...(options?.clockOffsetMs ? { clockOffsetMs: options.clockOffsetMs } : {}),
  };
}

/** How long the connection is to last. Problems: `keep-alive.*`. */
export function lasting({ state }: StoreCore): { reconnect?: true; keepAlive?: KeepAlive } {
  const keepAlive = readKeepAlive(state.keepAliveSeconds.peek(), state.keepAliveMessage.peek());
  return {
    ...(state.reconnect.peek() ? { reconnect: true } : {}),
    ...(keepAlive ? { keepAlive } : {}),
  };
}
