import { isUnsigned, UNSIGNED_NAME } from '../../unsigned.ts';
import { failedHandshake, isApiGateway, type Rule } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { quote, signatureTaken, told } from '../read.ts';

const SOURCE = 'AWS: Control access to a WebSocket API with IAM authorization';

/** No X-Amz-* parameter of a signature at all; AWS answers Missing Authentication Token. */
export const unsigned: Rule = (evidence) => {
  const { sent, session } = evidence;
  if (!failedHandshake(evidence) || signatureTaken(evidence)) return undefined;
  // Other AWS hosts may want a token, a subprotocol or nothing at all.
  const signs = isApiGateway(evidence) || evidence.hostService !== undefined;
  const said = told(evidence, 'missing-authentication-token', 'anonymous-denied');
  if (isUnsigned(session)) return wanted(said !== undefined, signs, said && quote(said));
  if (sent === undefined && session !== undefined) return undefined;
  if (sent?.parameters.some(({ name }) => /^x-amz-(algorithm|credential|date|signature)$/i.test(name)))
    return undefined;
  if (sent === undefined && !said) return undefined;
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
    source: SOURCE,
  };
};

/** The person asked for it: no signature was lost, so there is nothing to mend but the choice. */
function wanted(certain: boolean, signs: boolean, said: string | undefined): Finding {
  return {
    id: 'unsigned',
    title: 'This connection was not signed',
    sentence: `It was opened with “${UNSIGNED_NAME}”, and a route with IAM authorization refuses a request without a signature.`,
    certainty: certain ? 'certain' : signs ? 'likely' : 'possible',
    evidenceFor: [`“${UNSIGNED_NAME}” was chosen in place of a profile.`, ...(said ? [said] : [])],
    evidenceAgainst: certain ? [] : ['A route without IAM authorization needs no signature.'],
    next: 'Choose a profile in the header and press Connect.',
    remedies: certain ? [] : [{ kind: 'ask-server' }],
    source: SOURCE,
  };
}
