import { endedAfterOpen, type Rule } from '../evidence.ts';

/** 1006 after an open connection: it ended with no close frame (RFC 6455 section 7.1.5). */
export const connectionLost: Rule = (evidence) => {
  if (!endedAfterOpen(evidence) || evidence.session.close?.code !== 1006) return undefined;
  return {
    id: 'connection-lost',
    title: 'The connection was lost',
    sentence:
      'It ended without a close frame: the network was lost, or the server or something between dropped it.',
    certainty: 'likely',
    evidenceFor: ['The browser reported close code 1006 on an open connection.'],
    evidenceAgainst: [],
    next: 'Check the network (sleep, VPN, proxy), then connect again with a URL signed afresh.',
    remedies: [{ kind: 'sign-again' }],
    source: 'RFC 6455 section 7.1.5',
  };
};
