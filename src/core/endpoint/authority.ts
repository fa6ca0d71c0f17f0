import { faults } from './faults.ts';

/** `{api-id}`, `<region>`, `$STAGE`, `${STAGE}`, `%STAGE%`, `*`. */
const PLACEHOLDER = /[{}<>*]|\$[\w({]|%[A-Z_]{2,}%/i;

/**
 * Checks the text between `//` and the path before the URL parser sees it, so that the fault can
 * be named. Problems: `url.host-missing`, `url.space`, `url.placeholder`, `url.userinfo`,
 * `url.ipv6`, `url.port`.
 */
export function checkAuthority(authority: string): void {
  if (authority.includes('@')) throw faults.userinfo();
  if (PLACEHOLDER.test(authority)) throw faults.placeholder();
  if (/\s/.test(authority)) throw faults.space();

  const colons = authority.split(':').length - 1;
  if (/[[\]]/.test(authority)) {
    if (!/^\[[0-9a-f:.]+\](?::.*)?$/i.test(authority)) throw faults.ipv6();
  } else if (colons > 1) {
    throw /^[0-9a-f:.]+$/i.test(authority) ? faults.ipv6() : faults.port();
  }
  const [, host, port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? [];
  if (!host) throw faults.hostMissing();
  if (port !== '' && (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535)) throw faults.port();
}

/**
 * Checks a host name as the URL parser gives it: browsers differ in what else they let through
 * (RFC 1123 section 2.1; `_` is common in internal names). Problem: `url.host`.
 */
export function checkHostname(hostname: string): void {
  if (hostname.startsWith('[')) return;
  const labels = hostname.split('.');
  const valid =
    hostname.length <= 253 &&
    labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  if (!valid) throw faults.host();
}
