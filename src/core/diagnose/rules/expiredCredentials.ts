import { CLOCK_WINDOW_MS } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** The keys had ended when the URL was signed: AWS answers ExpiredTokenException. */
export const expiredCredentials: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const { signature, sent, session, now } = evidence;
  const said = told(evidence, 'expired-token');
  const expiresAt = evidence.keysExpiresAt ?? evidence.keys?.expiresAt;
  const signedAt = sent?.signedAt ?? signature?.signedAt ?? session?.createdAt ?? now;
  const late = expiresAt === undefined ? undefined : signedAt - expiresAt;
  if (!said && (late === undefined || late < 0)) return undefined;
  const certain = said !== undefined || (late ?? 0) > CLOCK_WINDOW_MS;
  return {
    id: 'expired-credentials',
    title: 'The keys had expired',
    sentence:
      late !== undefined && late >= 0
        ? `The keys ended ${formatDuration(late)} before the URL was signed, and AWS refuses expired keys with 403.`
        : 'AWS says that the session of these keys has ended.',
    certainty: certain ? 'certain' : 'likely',
    evidenceFor: [
      ...(expiresAt === undefined ? [] : [`The keys' own expiry is ${new Date(expiresAt).toISOString()}.`]),
      ...(said ? [quote(said, 'The security token included in the request is expired')] : []),
    ],
    evidenceAgainst: certain ? [] : ["This computer's clock may be a few minutes ahead."],
    next: 'Get new keys for the profile and connect again.',
    remedies: [{ kind: 'refresh' }, { kind: 'paste-keys' }],
    source: 'AWS STS: Requesting temporary security credentials; API Gateway response EXPIRED_TOKEN (403)',
  };
};
