import { failedHandshake, isApiGateway, isAwsHost, type Rule, targetUrl } from '../evidence.ts';

/** API Gateway accepts TLS 1.2 and 1.3 only. */
export const cleartext: Rule = (evidence) => {
  const url = targetUrl(evidence);
  if (!failedHandshake(evidence) || !isAwsHost(url?.hostname ?? '')) return undefined;
  const scheme = url?.protocol;
  if (scheme !== 'ws:' && scheme !== 'http:') return undefined;
  return {
    id: 'cleartext',
    title: `${scheme}// to an AWS host`,
    sentence: 'The URL asks for an unencrypted connection, and AWS endpoints speak TLS only.',
    certainty: isApiGateway(evidence) ? 'certain' : 'likely',
    evidenceFor: [`The scheme is ${scheme}.`, `${url?.hostname} is an AWS host.`],
    evidenceAgainst: [],
    next: 'Use wss:// in the URL.',
    source: 'AWS: Supported security policies for WebSocket APIs (TLS 1.2 and 1.3)',
  };
};
