/**
 * A single change under which stored keys give exactly the signature that a URL carries: proof of
 * what the signer did differently from what AWS will compute.
 */
export type Variant =
  /** The scope in the URL is not the one it was signed with. */
  | { change: 'region'; region: string }
  | { change: 'service'; service: string }
  | { change: 'date'; date: string }
  /** The session token was left out of the signed query, or was signed though the service wants it appended. */
  | { change: 'token-not-signed' }
  | { change: 'token-signed' }
  | { change: 'other-token' }
  /** How often the path was percent-encoded when it was signed. */
  | { change: 'path-encoded-once' }
  | { change: 'path-decoded' }
  | { change: 'trailing-slash'; signedPath: string }
  | { change: 'double-slash'; signedPath: string }
  | { change: 'path'; signedPath: string }
  /** `+` was signed as itself, or a space signed as `+`. */
  | { change: 'plus-for-space' }
  /** These parameters were not there when it was signed. */
  | { change: 'parameter-added'; names: readonly string[] }
  /** The query was signed as it stands, unsorted or not encoded by RFC 3986. */
  | { change: 'query-not-canonical' }
  | { change: 'host'; signedHost: string }
  | { change: 'port-signed'; signedHost: string }
  | { change: 'port-not-signed'; signedHost: string }
  | { change: 'payload-unsigned' }
  | { change: 'method'; method: string }
  /** Another stored profile's secret gives the signature. */
  | { change: 'other-secret'; profileName: string };
