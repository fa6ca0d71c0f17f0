import type { NetworkFault } from '#core/diagnose/evidence.ts';
import type { SeenHandshake } from '#platform/handshakeWatch.ts';
import type { Seen } from './attempts.ts';

const KINDS: readonly [RegExp, NetworkFault['kind']][] = [
  [/UNKNOWN_HOST|UNKNOWN_PROXY_HOST/, 'dns'],
  [/NS_ERROR_WEBSOCKET/, 'unknown'],
  [/CONNECTION_REFUSED|NET_TIMEOUT|NS_ERROR_OFFLINE/, 'refused'],
  [/NET_RESET|NET_INTERRUPT/, 'reset'],
  [/SEC_ERROR|SSL_ERROR|MOZILLA_PKIX|NSS/, 'tls'],
];

/** What Firefox saw of a handshake as evidence; undefined where it adds nothing to the close code. */
export function readSeen(seen: SeenHandshake): Seen | undefined {
  if ('status' in seen) {
    const { at, status } = seen;
    const headers = seen.headers.filter(([name]) => name !== 'set-cookie');
    return { answer: { source: 'handshake', at, status, headers, body: '' } };
  }
  // The refusal itself was told by its headers before.
  const kind = KINDS.find(([pattern]) => pattern.test(seen.error))?.[1] ?? 'unknown';
  if (kind === 'unknown') return undefined;
  return { network: { kind, source: 'Firefox', detail: seen.error } };
}
