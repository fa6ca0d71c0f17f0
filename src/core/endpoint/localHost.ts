const LOOPBACK =
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|(?:.*\.)?localhost\.localstack\.cloud)$/;

/** True for names and addresses that never leave this machine (RFC 6761, RFC 1122, RFC 4291). */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/**
 * True for hosts that are usually an emulator without TLS: loopback, any IP address, and names
 * without a dot. Lower case, no port.
 */
export function isLocalHost(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    hostname === 'host.docker.internal' ||
    /^(?:\d+(?:\.\d+){3}|\[.*\]|[^.]+)$/.test(hostname)
  );
}
