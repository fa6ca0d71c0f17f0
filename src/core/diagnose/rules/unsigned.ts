import { failedHandshake, isApiGateway, isAwsHost, type Rule, targetUrl } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** No X-Amz-* parameter of a signature at all; AWS answers Missing Authentication Token. */
export const unsigned: Rule = (evidence) => {
  const { sent } = evidence;
  if (!failedHandshake(evidence) || sent === undefined) return undefined;
  if (sent.parameters.some(({ name }) => /^x-amz-(algorithm|credential|date|signature)$/i.test(name)))
    return undefined;
  const said = told(evidence, 'missing-authentication-token', 'anonymous-denied');
  const aws = isApiGateway(evidence) || isAwsHost(targetUrl(evidence)?.hostname ?? '');
  return {
    id: 'unsigned',
    title: 'The URL is not signed',
    sentence:
      'It carries none of the X-Amz-* parameters of a signature, and a route with IAM authorization refuses such a request.',
    certainty: said ? 'certain' : aws ? 'likely' : 'possible',
    evidenceFor: [
      'No X-Amz-Signature is in the query.',
      ...(said ? [quote(said, 'Missing Authentication Token')] : []),
    ],
    evidenceAgainst: said ? [] : ['A route without IAM authorization needs no signature.'],
    next: 'Sign the URL right before each connection; the signature has to stand in the query, since a browser sets no headers on a WebSocket.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Control access to a WebSocket API with IAM authorization',
  };
};
