import { endedAfterOpen, isApiGateway, type Rule } from '../evidence.ts';

/** Close code 1003 (RFC 6455 section 7.4.1); API Gateway takes no binary frames. */
export const binaryNotSupported: Rule = (evidence) => {
  if (!endedAfterOpen(evidence)) return undefined;
  const { session, sentBinary } = evidence;
  if (session.close?.code !== 1003) return undefined;
  const gateway = isApiGateway(evidence);
  return {
    id: 'binary-not-supported',
    title: 'A binary message was refused',
    sentence: gateway
      ? 'The server closed with 1003; API Gateway does so when a binary frame is sent to it.'
      : 'The server closed with 1003, which says that it does not take this kind of message.',
    certainty: sentBinary === true ? 'certain' : sentBinary === false ? 'possible' : 'likely',
    evidenceFor: ['The close code is 1003.', ...(sentBinary === true ? ['A binary message was sent.'] : [])],
    evidenceAgainst: sentBinary === false ? ['Only text was sent on this connection.'] : [],
    next: 'Send text, with binary data as base64 inside it.',
    source: 'AWS: Working with binary media types for WebSocket APIs; RFC 6455 section 7.4.1',
  };
};
