import { CLOCK_WINDOW_MS } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { failedHandshake, type Rule } from '../evidence.ts';

/** The keys had ended when the URL was signed: AWS answers ExpiredTokenException. */
export const expiredCredentials: Rule = (evidence) => {
  const { keysExpiresAt, signature, session } = evidence;
  if (!failedHandshake(evidence) || keysExpiresAt === undefined) return undefined;
  const late = (signature?.signedAt ?? session.createdAt) - keysExpiresAt;
  if (late < 0) return undefined;
  const certain = late > CLOCK_WINDOW_MS;
  return {
    id: 'expired-credentials',
    title: 'The keys had expired',
    sentence: `The keys ended ${formatDuration(late)} before the URL was signed, and AWS refuses expired keys with 403.`,
    certainty: certain ? 'certain' : 'likely',
    evidenceFor: [`The keys' own expiry is ${new Date(keysExpiresAt).toISOString()}.`],
    evidenceAgainst: certain ? [] : ["This computer's clock may be a few minutes ahead."],
    next: 'Paste new keys into the profile and connect again.',
    remedy: { kind: 'paste-keys' },
    source: 'AWS STS: Requesting temporary security credentials; API Gateway response EXPIRED_TOKEN (403)',
  };
};
