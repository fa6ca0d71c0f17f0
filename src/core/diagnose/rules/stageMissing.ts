import { failedHandshake, type Rule, targetUrl } from '../evidence.ts';

/** A WebSocket API is reached by its stage: wss://{api-id}.execute-api.{region}.amazonaws.com/{stage}. */
export const stageMissing: Rule = (evidence) => {
  const url = targetUrl(evidence);
  if (!failedHandshake(evidence) || evidence.hostService !== 'execute-api' || url === undefined)
    return undefined;
  if (evidence.stage !== undefined || url.pathname !== '/') return undefined;
  return {
    id: 'stage-missing',
    title: 'The URL names no stage',
    sentence:
      'An execute-api host serves a WebSocket API under its stage, and the path of this URL is empty.',
    certainty: 'likely',
    evidenceFor: ['The path is "/".', 'The host is a default execute-api host, not a custom domain.'],
    evidenceAgainst: [],
    next: 'Add the stage to the URL, for example /dev or /prod.',
    source: 'AWS: Invoke a WebSocket API (apigateway-how-to-call-websocket-api)',
  };
};
