import type { NetworkFault } from './evidence.ts';

/** Firefox's words are `NS_ERROR_…` and `SEC_ERROR_…`, Chrome's `net::ERR_…` (net_error_list.h). */
const KINDS: readonly [RegExp, NetworkFault['kind']][] = [
  [/UNKNOWN_HOST|UNKNOWN_PROXY_HOST|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED/, 'dns'],
  [/NS_ERROR_WEBSOCKET/, 'unknown'],
  [/NET_TIMEOUT|ERR_(?:CONNECTION_)?TIMED_OUT/, 'timeout'],
  [/CONNECTION_REFUSED|NS_ERROR_OFFLINE|ADDRESS_UNREACHABLE/, 'refused'],
  [/NET_RESET|NET_INTERRUPT|CONNECTION_RESET|CONNECTION_CLOSED/, 'reset'],
  [/SEC_ERROR|SSL_ERROR|MOZILLA_PKIX|NSS|ERR_SSL_|ERR_CERT_/, 'tls'],
];

/** What a browser's own word for a failed connection means. */
export function networkKind(detail: string): NetworkFault['kind'] {
  return KINDS.find(([pattern]) => pattern.test(detail))?.[1] ?? 'unknown';
}
