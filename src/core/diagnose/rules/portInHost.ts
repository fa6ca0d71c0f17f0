import { failedHandshake, isAwsHost, type Rule, sessionUrl } from '../evidence.ts';

/** An execute-api host with a port: API Gateway is reached on 443, and the port is signed with Host. */
export const portInHost: Rule = (evidence) => {
  const url = sessionUrl(evidence);
  if (!failedHandshake(evidence) || evidence.hostService !== 'execute-api' || url === undefined)
    return undefined;
  if (url.port === '' || url.port === '443' || !isAwsHost(url.hostname)) return undefined;
  return {
    id: 'port-in-host',
    title: `Port ${url.port} on an execute-api host`,
    sentence: `API Gateway is reached on port 443; this URL asks for ${url.port}, where most likely nothing answers.`,
    certainty: 'likely',
    evidenceFor: [`The URL names port ${url.port}.`],
    evidenceAgainst: [],
    next: 'Take the port off the URL.',
    source: 'AWS: Invoke a WebSocket API (apigateway-how-to-call-websocket-api)',
  };
};
