import { failedHandshake, type Rule } from '../evidence.ts';

/** 1015 is reported by the browser itself, never sent (RFC 6455 section 7.4.1); Firefox gives it, Chrome does not. */
export const tlsFailure: Rule = (evidence) => {
  if (!failedHandshake(evidence) || evidence.session.close?.code !== 1015) return undefined;
  return {
    id: 'tls-failure',
    title: 'The TLS handshake failed',
    sentence: 'The browser could not agree on an encrypted connection, so no signature was looked at yet.',
    certainty: 'certain',
    evidenceFor: ['The browser reported close code 1015.'],
    evidenceAgainst: [],
    next: 'Open the https:// form of the host in a tab to see the certificate; on a local endpoint use ws://, or trust its certificate.',
    source: 'RFC 6455 section 7.4.1',
  };
};
