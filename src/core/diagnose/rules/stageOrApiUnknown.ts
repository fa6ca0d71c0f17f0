import { bareAnswer, failedHandshake, mayBeApiGateway, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';
import { missingParameter } from './missingParameter.ts';
import { unsigned } from './unsigned.ts';

/** A signed request that is told "Missing Authentication Token" went to no stage that exists. */
export const stageOrApiUnknown: Rule = (evidence) => {
  if (!failedHandshake(evidence) || !mayBeApiGateway(evidence)) return undefined;
  if (evidence.sent && (unsigned(evidence) || missingParameter(evidence))) return undefined;
  const missing = told(evidence, 'missing-authentication-token', 'not-found');
  const forbidden = told(evidence, 'forbidden');
  const said = missing ?? forbidden;
  if (!said) return undefined;
  const { stage, apiId, sent, session } = evidence;
  const plain = said.answer.source === 'plain-probe';
  const path = sent?.path ?? pathOf(session?.url);
  const place = stage ? `the stage “${stage}”` : path ? `the path ${path}` : 'the path of the URL';
  // Without the URL it may just as well be unsigned.
  const bare = bareAnswer(evidence);
  return {
    id: 'stage-or-api-unknown',
    title: missing
      ? `${stage ? `There may be no stage “${stage}”` : 'There may be nothing at this path'}`
      : 'The API may not know this address',
    sentence: missing
      ? `${bare ? 'Where' : 'The URL is signed, and'} AWS answers as it does for a path that leads nowhere${bare ? ', though the URL is signed' : ''}: ${place}${apiId ? ` of ${apiId}` : ''} may not exist or may not be deployed.`
      : 'Where the API id is unknown, or a custom domain has no API mapping for this path, the answer is the same Forbidden.',
    certainty: missing && !plain && !bare ? 'likely' : 'possible',
    evidenceFor: [quote(said)],
    evidenceAgainst: missing
      ? plain
        ? ['It was asked by a plain GET, and API Gateway may answer so to any request that is no handshake.']
        : []
      : ['The same answer comes for a disabled default endpoint, or where an API key is missing.'],
    next: 'Compare with the WebSocket URL under Stages in the API Gateway console, and deploy the API once more.',
    source: 'AWS re:Post: troubleshoot HTTP 403 Forbidden errors from API Gateway',
  };
};

const pathOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
