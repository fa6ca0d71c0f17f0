import { failedHandshake, isAwsHost, type Rule, targetUrl } from '../evidence.ts';

/** API Gateway accepts TLS 1.2 and 1.3 only. */
export const cleartext: Rule = (evidence) => {
  const url = targetUrl(evidence);
  if (!failedHandshake(evidence) || url?.protocol !== 'ws:' || !isAwsHost(url.hostname)) return undefined;
  return {
    id: 'cleartext',
    title: 'ws:// to an AWS host',
    sentence: 'The URL asks for an unencrypted connection, and AWS endpoints speak TLS only.',
    certainty: 'certain',
    evidenceFor: ['The scheme is ws:.', `${url.hostname} is an AWS host.`],
    evidenceAgainst: [],
    next: 'Use wss:// in the URL.',
    source: 'AWS: Supported security policies for WebSocket APIs (TLS 1.2 and 1.3)',
  };
};
