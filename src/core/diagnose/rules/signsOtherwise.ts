import { failedHandshake, type Rule, targetUrl } from '../evidence.ts';
import { scopeOf } from '../read.ts';

/**
 * URLs to which the rules of presigned WebSocket URLs do not apply: S3 hashes path and payload in
 * its own way, and AppSync wants its signature inside a subprotocol. Nothing else is said of them.
 */
export const signsOtherwise: Rule = (evidence) => {
  const host = targetUrl(evidence)?.hostname ?? '';
  if (!failedHandshake(evidence)) return undefined;
  if (/^s3(?:$|express$|-)/.test(scopeOf(evidence)?.service ?? '')) {
    return {
      id: 'not-a-websocket-endpoint',
      title: 'A signed URL of Amazon S3',
      sentence: 'It gives access to an object, and S3 has no WebSockets; its signature is not judged here.',
      certainty: 'likely',
      evidenceFor: ['The credential scope names the service s3.'],
      evidenceAgainst: [],
      next: 'Use the WebSocket URL of the API (wss://…).',
      source: 'AWS: Amazon S3 API reference, authenticating requests (query parameters)',
    };
  }
  const signed = evidence.sent?.parameters.some(({ name }) => /^x-amz-(?:credential|signature)$/i.test(name));
  if (!signed || !/\.appsync(?:-realtime)?-api\./.test(host)) return undefined;
  return {
    id: 'signed-elsewhere',
    title: 'AppSync takes no presigned URL',
    sentence:
      'AppSync reads the signature of a WebSocket from the connection request inside a subprotocol, not from X-Amz-* parameters.',
    certainty: 'likely',
    evidenceFor: [`${host} is a host of AppSync.`, 'The query carries a signature.'],
    evidenceAgainst: [],
    next: 'Open the URL without them, and pass the signed headers as the subprotocol header-{base64url}, as the AppSync and Amplify clients do.',
    source: 'AWS AppSync developer guide: Building a real-time WebSocket client',
  };
};
