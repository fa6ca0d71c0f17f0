import { API_GATEWAY } from '../../limits.ts';
import { formatBytes } from '../../time.ts';
import { endedAfterOpen, isApiGateway, type Rule } from '../evidence.ts';

/** Close code 1009 (RFC 6455 section 7.4.1); API Gateway: 32 KB a frame, 128 KB a message. */
export const messageTooBig: Rule = (evidence) => {
  if (!endedAfterOpen(evidence)) return undefined;
  const { session, largestSent } = evidence;
  if (session.close?.code !== 1009) return undefined;
  const gateway = isApiGateway(evidence);
  const bound = largestSent ?? session.sent.bytes;
  const within = gateway && bound <= API_GATEWAY.frameBytes;
  const limits = gateway ? ' API Gateway takes frames up to 32 KB and messages up to 128 KB.' : '';
  return {
    id: 'message-too-big',
    title: 'A message was too big',
    sentence: `The server closed with 1009, which says that a message was too big for it.${limits}`,
    certainty: within ? 'likely' : 'certain',
    evidenceFor: [
      'The close code is 1009.',
      ...(!within && largestSent !== undefined
        ? [`The largest message sent was ${formatBytes(largestSent)}.`]
        : []),
    ],
    evidenceAgainst: within ? [`No message sent was larger than ${formatBytes(bound)}.`] : [],
    next: gateway
      ? 'Keep messages under 32 KB, as a browser may send each in one frame: split larger ones, or pass a link to the data.'
      : 'Send smaller messages, or raise the limit of the server.',
    source: 'AWS: Quotas for configuring and running a WebSocket API; RFC 6455 section 7.4.1',
  };
};
