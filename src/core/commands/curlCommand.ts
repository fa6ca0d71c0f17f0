import { shellQuote } from './shellQuote.ts';

/**
 * A true upgrade request (RFC 6455 section 4.1) that shows status, headers and body. HTTP/1.1, as
 * HTTP/2 has no Upgrade; the https form of the URL, as older builds of curl know no wss. The key
 * is the sample nonce of RFC 6455 section 1.3. A 101 leaves curl waiting until --max-time (exit
 * code 28), and frames arrive raw.
 */
export function curlCommand(signedUrl: string, subprotocols: readonly string[]): string {
  const headers = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(subprotocols.length > 0 ? [`Sec-WebSocket-Protocol: ${subprotocols.join(', ')}`] : []),
  ];
  return [
    // --globoff: curl would take [ ] and { } in a URL for patterns.
    'curl --http1.1 --include --no-buffer --silent --show-error --max-time 10 --globoff --output -',
    ...headers.map((header) => `-H ${shellQuote(header)}`),
    shellQuote(signedUrl.replace(/^ws(s?):/i, 'http$1:')),
  ].join(' ');
}
