import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, mismatchTold, quote, recomputed, scopeOf } from '../read.ts';
import { parameterOf } from '../sentUrl/readSentUrl.ts';

/** AWS IoT leaves X-Amz-Security-Token out of the signed query. */
export const tokenSignedButAppended: Rule = (evidence) => {
  const { sent, match } = evidence;
  if (!failedHandshake(evidence) || scopeOf(evidence)?.service !== 'iotdevicegateway') return undefined;
  const proved = matched(evidence, 'token-signed');
  const token = sent && parameterOf(sent, 'X-Amz-Security-Token');
  const before = token !== undefined && !token.afterSignature;
  if (!proved && (!before || match?.asSent)) return undefined;
  const said = mismatchTold(evidence);
  return {
    id: 'token-signed-but-service-appends',
    title: proved ? 'The session token was signed' : 'The session token may have been signed',
    sentence:
      'For AWS IoT the session token is added after the signature was made, and must not be part of what is signed.',
    certainty: proved ? 'certain' : said ? 'likely' : 'possible',
    evidenceFor: [
      ...(proved ? [recomputed('when the token is signed too')] : []),
      ...(before ? ['X-Amz-Security-Token stands before X-Amz-Signature.'] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: proved ? [] : ['The order of parameters does not matter by itself.'],
    next: 'Sign without the token, then append X-Amz-Security-Token.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS IoT Core developer guide: MQTT over the WebSocket protocol',
  };
};
