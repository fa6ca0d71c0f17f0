import type { SessionRecord } from '../../session.ts';
import { headerOf } from '../answer/readFaults.ts';
import { failedSession, type Rule } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { answered, told } from '../read.ts';

const NEXT =
  'Have the server (for API Gateway, the $connect integration) return Sec-WebSocket-Protocol with one of the values, or connect without subprotocols.';
const SOURCE = 'AWS: Set up a $connect route that requires a WebSocket subprotocol';

/**
 * A client that asked for subprotocols and is given another fails the connection (RFC 6455 section
 * 4.1). Given none, Chromium fails it as well, and Firefox opens it (measured).
 */
export const subprotocolNotEchoed: Rule = (evidence) => {
  if (evidence.session === undefined || evidence.session.subprotocols.length === 0) return undefined;
  if (!failedSession(evidence)) return opened(evidence.session);
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
    next: NEXT,
    remedies: [{ kind: 'sign-again', subprotocols: [] }],
    source: SOURCE,
  };
};

/** Firefox opens a socket although none of the subprotocols was confirmed. */
function opened({ openedAt, state, subprotocol, subprotocols, page }: SessionRecord): Finding | undefined {
  if (openedAt === undefined || state !== 'open' || subprotocol !== '') return undefined;
  const asked = subprotocols.join(', ');
  return {
    id: 'subprotocol-not-echoed',
    title: 'The subprotocol was not confirmed',
    sentence: `${page ? 'The page' : 'This connection'} asked for ${asked}, and the answer named none: this browser opened it all the same, and Chrome would have given up.`,
    certainty: 'certain',
    evidenceFor: [`Sec-WebSocket-Protocol was sent: ${asked}.`, 'The socket is open with no subprotocol.'],
    evidenceAgainst: [],
    next: NEXT,
    source: SOURCE,
  };
}
