import { failedHandshake, type Rule } from '../evidence.ts';

/** A browser sets no header of the app's on a WebSocket handshake: only Host can be signed. */
export const headerSigned: Rule = (evidence) => {
  const { sent } = evidence;
  if (!failedHandshake(evidence) || sent === undefined) return undefined;
  const others = sent.signedHeaders.filter((name) => name !== 'host');
  const withoutHost = sent.signedHeaders.length > 0 && !sent.signedHeaders.includes('host');
  if (others.length === 0 && !withoutHost) return undefined;
  const list = others.join(', ');
  return {
    id: 'header-signed-that-browsers-cannot-send',
    title: withoutHost ? 'Host is not among the signed headers' : `The signature covers the header ${list}`,
    sentence: withoutHost
      ? 'X-Amz-SignedHeaders has to name host.'
      : `The handshake must carry ${list} exactly as signed, and a browser does not let a page set headers on a WebSocket.`,
    certainty: withoutHost ? 'certain' : 'likely',
    evidenceFor: [`X-Amz-SignedHeaders is “${sent.signedHeaders.join(';')}”.`],
    evidenceAgainst: withoutHost ? [] : ['A client that is no browser may send these headers.'],
    next: 'Sign host alone; tell the signer to leave out other headers (unsignableHeaders in @smithy/signature-v4).',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (SignedHeaders); WHATWG WebSockets',
  };
};
