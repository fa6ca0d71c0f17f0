import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, mismatchTold, quote, recomputed, scopeOf } from '../read.ts';
import { placeTells } from '../sentUrl/placeTells.ts';
import { parameterOf } from '../sentUrl/readSentUrl.ts';

/** All services but AWS IoT want X-Amz-Security-Token inside the signed query. */
export const tokenNotSigned: Rule = (evidence) => {
  const { sent, match } = evidence;
  if (!failedHandshake(evidence) || scopeOf(evidence)?.service === 'iotdevicegateway') return undefined;
  const proved = matched(evidence, 'token-not-signed');
  const token = sent && parameterOf(sent, 'X-Amz-Security-Token');
  const behind = token?.afterSignature === true && placeTells(sent);
  // Where it stands proves nothing: AWS sorts the query. Without a recomputation it is a hint.
  if (!proved && (!behind || match?.asSent)) return undefined;
  const said = mismatchTold(evidence);
  return {
    id: 'token-not-signed',
    title: proved ? 'The session token was not signed' : 'The session token may not have been signed',
    sentence: `X-Amz-Security-Token ${proved ? 'was' : 'may have been'} added after the signature was made, and ${scopeOf(evidence)?.service || 'AWS'} is to compute the signature over a query that includes it.`,
    certainty: proved && said ? 'certain' : proved || said ? 'likely' : 'possible',
    evidenceFor: [
      ...(proved ? [recomputed('when the token is left out')] : []),
      ...(behind ? ['X-Amz-Security-Token stands behind X-Amz-Signature.'] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: proved
      ? said
        ? []
        : ['AWS has not said so itself, and a service might take it all the same.']
      : ['The order of parameters does not matter by itself.'],
    next: 'Give the token to the signer instead of appending it; only AWS IoT (iotdevicegateway) wants it appended.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (temporary security credentials)',
  };
};
