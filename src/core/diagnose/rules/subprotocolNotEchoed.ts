import { headerOf } from '../answer/readFaults.ts';
import { failedSession, type Rule } from '../evidence.ts';
import { answered, told } from '../read.ts';

/**
 * A client that asked for subprotocols and is given another fails the connection (RFC 6455 section
 * 4.1). Given none, Chromium fails it as well, and Firefox opens it (measured).
 */
export const subprotocolNotEchoed: Rule = (evidence) => {
  if (!failedSession(evidence) || evidence.session.subprotocols.length === 0) return undefined;
  const { subprotocols } = evidence.session;
  const accepted = told(evidence, 'accepted');
  const echoed = accepted && headerOf(accepted.answer.headers, 'sec-websocket-protocol');
  if (echoed !== undefined && subprotocols.includes(echoed)) return undefined;
  // 426 to a plain GET says nothing against it.
  if (!accepted && answered(evidence) && !told(evidence, 'upgrade-required')) return undefined;
  const several = subprotocols.length > 1;
  return {
    id: 'subprotocol-not-echoed',
    title: accepted ? 'The subprotocol was not confirmed' : 'The subprotocol may not have been confirmed',
    sentence: `This connection asked for ${several ? 'the subprotocols' : 'the subprotocol'} ${subprotocols.join(', ')}; where the answer does not name ${several ? 'one of them' : 'it'}, Chrome gives up although the server said 101.`,
    certainty: accepted ? 'certain' : 'possible',
    evidenceFor: [
      `Sec-WebSocket-Protocol was sent: ${subprotocols.join(', ')}.`,
      ...(accepted
        ? [`The answer is 101, ${echoed === undefined ? 'with no subprotocol' : `with ${echoed}`}.`]
        : []),
    ],
    evidenceAgainst: accepted ? [] : ['A refusal for any other reason looks the same.'],
    next: 'Have the $connect integration return Sec-WebSocket-Protocol with one of the values, or connect without subprotocols.',
    source: 'AWS: Set up a $connect route that requires a WebSocket subprotocol',
  };
};
