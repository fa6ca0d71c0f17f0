import type { Keys } from '#core/profile.ts';

/** What an oracle is asked to sign: a request as it stands on the wire, without SigV4's own parameters. */
export interface OracleRequest {
  /** `wss:` or `ws:`; it decides which port is not written. */
  scheme: string;
  /** The Host header. */
  host: string;
  /** Path of the request line, not decoded. */
  path: string;
  /** Query of the request line without `?`, not decoded. */
  query: string;
  keys: Keys;
  service: string;
  region: string;
  expires: number;
  now: number;
}

/** Every parameter that the oracle would send, decoded and sorted, the signature among them. */
export type OracleAnswer = string[];

export type Oracle = (request: OracleRequest) => OracleAnswer | Promise<OracleAnswer>;

/** `name=value` per parameter, sorted: five parameter orders exist, so URLs are never compared as text. */
export function sortedParameters(query: string): OracleAnswer {
  return [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).sort();
}

/** `YYYYMMDDTHHMMSSZ` */
export function amzDate(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
