import type { RawPair, SignedParts } from './signedParts.ts';

const URL_PARTS =
  /^(wss?|https?):\/\/(?:[^/?#@\s]*@)?([^/?#:@\s]+|\[[^\]\s]*\])(?::(\d*))?([^?#\s]*)\?([^#\s]*)/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { ws: '80', http: '80', wss: '443', https: '443' };

/** A signed URL in the parts that SigV4 signs; undefined where the URL carries no whole signature. */
export function readParts(url: string): SignedParts | undefined {
  const [, written = '', name = '', port = '', path = '', query = ''] = URL_PARTS.exec(url.trim()) ?? [];
  if (name === '') return undefined;
  const scheme = written.toLowerCase();
  const hostname = name.toLowerCase();
  const all = query.split('&').filter(Boolean).map(readPair);
  const signatureAt = all.findIndex((pair) => pair.name === 'X-Amz-Signature');
  const value = (wanted: string): string => decode(all.find((pair) => pair.name === wanted)?.value ?? '');
  const [accessKeyId = '', date = '', region = '', service = '', terminator] =
    value('X-Amz-Credential').split('/');
  if (signatureAt < 0 || terminator !== 'aws4_request') return undefined;
  return {
    scheme,
    hostname,
    port,
    host: port === '' || port === DEFAULT_PORTS[scheme] ? hostname : `${hostname}:${port}`,
    path: path === '' ? '/' : path,
    pairs: all.filter((_, at) => at !== signatureAt),
    afterSignature: all.slice(signatureAt + 1),
    signature: value('X-Amz-Signature'),
    accessKeyId,
    date,
    region,
    service,
    amzDate: value('X-Amz-Date'),
    token: value('X-Amz-Security-Token'),
    signedHeaders: value('X-Amz-SignedHeaders'),
  };
}

function readPair(text: string): RawPair {
  const equals = text.indexOf('=');
  if (equals < 0) return { name: text, value: '', bare: true };
  return { name: text.slice(0, equals), value: text.slice(equals + 1), bare: false };
}

/** Percent-decodes; a raw `+` is a space, as in HTML forms. Malformed escapes stay. */
export function decode(text: string): string {
  const spaced = text.replaceAll('+', '%20');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return text;
  }
}
