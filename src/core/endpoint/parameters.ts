/**
 * The query parameters that a presigner adds (AWS: "Signature Version 4 signing process", query
 * string authentication), in lower case. Other `X-Amz-…` names are the application's own, such as
 * `X-Amz-ChannelARN` of Kinesis Video Streams.
 */
const SIGNING_PARAMETERS: ReadonlySet<string> = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signedheaders',
  'x-amz-signature',
]);

/** True for a parameter of the signature itself, in any case. */
export function isSigningParameter(name: string): boolean {
  return SIGNING_PARAMETERS.has(name.toLowerCase());
}

/**
 * Percent-encodes all but RFC 3986's unreserved characters: a space is `%20`, and `'()*!` are
 * encoded too, as SigV4 asks. Lone surrogates become U+FFFD, as in WHATWG URLs.
 */
export function encodeRfc3986(text: string): string {
  const wellFormed = text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Decoded name and value pairs as a query string without `?`, in the order given. */
export function encodeQuery(entries: Iterable<readonly [string, string]>): string {
  return Array.from(entries, ([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`).join('&');
}
