import type { OracleRequest } from './types.ts';

/** The part of an OracleRequest that a URL tells. */
type RequestLine = Pick<OracleRequest, 'scheme' | 'host' | 'path' | 'query'>;

const SIGV4 = /^X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Security-Token|Signature)=/;

/** What a browser puts on the wire for a signed URL, less SigV4's own parameters: what a server sees. */
export function asSent(signedUrl: string): RequestLine {
  const { protocol: scheme, host, pathname, search } = new URL(signedUrl);
  const pairs = search.slice(1).split('&');
  return { scheme, host, path: pathname, query: pairs.filter((pair) => !SIGV4.test(pair)).join('&') };
}

/** A URL cut up as text, without the reading that a browser does: what a careless caller signs. */
export function asTyped(url: string): RequestLine {
  const [, scheme = '', host = '', path = '', query = ''] =
    /^(\w+:)\/\/([^/?]+)([^?]*)(?:\?(.*))?$/.exec(url) ?? [];
  return { scheme, host, path, query };
}
