import { headerOf } from '../answer/readFaults.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { told } from '../read.ts';

/** A page, a redirect or a plain success in place of 101: something else answers here. */
export const notWebSocket: Rule = (evidence) => {
  const said = failedHandshake(evidence) ? told(evidence, 'not-websocket', 'gone') : undefined;
  if (!said || said.fault.kind === 'gone') return undefined;
  const { status, headers, source } = said.answer;
  const type = headerOf(headers, 'content-type');
  const location = headerOf(headers, 'location');
  return {
    id: 'not-a-websocket-endpoint',
    title: 'What answers here is no WebSocket API',
    sentence:
      status >= 300 || said.answer.redirected
        ? 'The server redirects, and a WebSocket handshake follows no redirect.'
        : 'The server answers with an ordinary page or document in place of 101 Switching Protocols.',
    certainty: source === 'handshake' || source === 'upgrade-probe' ? 'certain' : 'likely',
    evidenceFor: [
      said.answer.redirected
        ? 'The answer is a redirect.'
        : `The answer is ${status}${type ? ` of type ${type}` : ''}.`,
      ...(location ? ['It carries a Location header.'] : []),
    ],
    evidenceAgainst:
      source === 'plain-probe' ? ['It was asked by a plain GET, which a server may answer otherwise.'] : [],
    next: 'Use the WebSocket URL of the API (wss://…), not that of a REST or HTTP API or of a website.',
    source: 'RFC 6455 section 4.1',
  };
};
