import { createHash, createHmac } from 'node:crypto';

const escapeStrictly = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * SigV4 from scratch, on the bytes of the request line, as API Gateway verifies a handshake (aws.md 1.1,
 * 1.2): every segment of the path encoded once more, the query decoded and strictly encoded again.
 * Returns the signature that the URL ought to carry.
 */
export function serverSignature(signedUrl: string, secretAccessKey: string): string {
  const [, host = '', path = '', query = ''] = /^\w+:\/\/([^/]+)([^?]*)\?(.*)$/.exec(signedUrl) ?? [];
  const pairs = query.split('&').map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]);
  const sent = new Map(pairs);
  const [, ...scope] =
    sent.get('X-Amz-Credential')?.match(/\/([^/]+)\/([^/]+)\/([^/]+)\/(aws4_request)$/) ?? [];
  const iot = scope[2] === 'iotdevicegateway';
  const canonicalQuery = pairs
    .filter(([name]) => name !== 'X-Amz-Signature' && !(iot && name === 'X-Amz-Security-Token'))
    .map(([name, value]) => [escapeStrictly(name), escapeStrictly(value)] as const)
    .sort(([a, x], [b, y]) => byText(a, b) || byText(x, y))
    .map((pair) => pair.join('='))
    .join('&');
  const canonicalPath = path.split('/').map(escapeStrictly).join('/');
  const emptyHash = createHash('sha256').update('').digest('hex');
  const canonical = `GET\n${canonicalPath}\n${canonicalQuery}\nhost:${host}\n\nhost\n${emptyHash}`;
  const hash = createHash('sha256').update(canonical).digest('hex');
  const toSign = `AWS4-HMAC-SHA256\n${sent.get('X-Amz-Date')}\n${scope.join('/')}\n${hash}`;
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString('hex');
}
