import { failedHandshake, isApiGateway, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** No X-Amz-* parameter of a signature at all; AWS answers Missing Authentication Token. */
export const unsigned: Rule = (evidence) => {
  const { sent, session } = evidence;
  if (!failedHandshake(evidence) || (sent === undefined && session !== undefined)) return undefined;
  if (sent?.parameters.some(({ name }) => /^x-amz-(algorithm|credential|date|signature)$/i.test(name)))
    return undefined;
  const said = told(evidence, 'missing-authentication-token', 'anonymous-denied');
  if (sent === undefined && !said) return undefined;
  // Other AWS hosts may want a token, a subprotocol or nothing at all.
  const signs = isApiGateway(evidence) || evidence.hostService !== undefined;
  const bare = sent === undefined;
  return {
    id: 'unsigned',
    title: bare ? 'No signature reached AWS' : 'The URL is not signed',
    sentence: `${bare ? 'So AWS answers where a request carries' : 'It carries'} none of the X-Amz-* parameters of a signature, and a route with IAM authorization refuses such a request.`,
    certainty: bare ? 'likely' : said ? 'certain' : signs ? 'likely' : 'possible',
    evidenceFor: [
      ...(bare ? [] : ['No X-Amz-Signature is in the query.']),
      ...(said
        ? [quote(said, said.fault.kind === 'anonymous-denied' ? undefined : 'Missing Authentication Token')]
        : []),
    ],
    evidenceAgainst: bare
      ? said?.fault.kind === 'anonymous-denied'
        ? []
        : ['A stage or path that does not exist is answered alike.']
      : said
        ? []
        : ['A route without IAM authorization needs no signature.'],
    next: 'Sign the URL right before each connection; the signature has to stand in the query, since a browser sets no headers on a WebSocket.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Control access to a WebSocket API with IAM authorization',
  };
};
