import { failedHandshake, type Rule } from '../evidence.ts';

/**
 * A client that asked for subprotocols and is given another fails the connection (RFC 6455 section
 * 4.1). Given none, Chromium fails it as well, and Firefox opens it (measured).
 */
export const subprotocolNotEchoed: Rule = (evidence) => {
  const { subprotocols } = evidence.session;
  if (!failedHandshake(evidence) || subprotocols.length === 0) return undefined;
  const several = subprotocols.length > 1;
  return {
    id: 'subprotocol-not-echoed',
    title: 'The subprotocol may not have been confirmed',
    sentence: `This connection asked for ${several ? 'the subprotocols' : 'the subprotocol'} ${subprotocols.join(', ')}; where the answer does not name ${several ? 'one of them' : 'it'}, Chrome gives up although the server said 101.`,
    certainty: 'possible',
    evidenceFor: [`Sec-WebSocket-Protocol was sent: ${subprotocols.join(', ')}.`],
    evidenceAgainst: ['A refusal for any other reason looks the same.'],
    next: 'Have the $connect integration return Sec-WebSocket-Protocol with one of the values, or connect without subprotocols.',
    source: 'AWS: Set up a $connect route that requires a WebSocket subprotocol',
  };
};
