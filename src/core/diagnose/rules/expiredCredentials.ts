import { CLOCK_WINDOW_MS } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { clockOffset } from '../clock.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** The keys had ended when the URL was signed: AWS answers ExpiredTokenException. */
export const expiredCredentials: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const { signature, sent, session, now } = evidence;
  const said = told(evidence, 'expired-token');
  const expiresAt = evidence.keysExpiresAt ?? evidence.keys?.expiresAt;
  const signedAt = sent?.signedAt ?? signature?.signedAt ?? session?.createdAt ?? now;
  // By the server's clock, where it is known.
  const clock = clockOffset(evidence.clock);
  const late = expiresAt === undefined ? undefined : signedAt + (clock?.offsetMs ?? 0) - expiresAt;
  const over = late !== undefined && late >= 0;
  const sts = evidence.caller?.ok === false && /^ExpiredToken/.test(evidence.caller.awsType ?? '');
  if (!said && !over && !sts) return undefined;
  const certain = said !== undefined || (over && clock !== undefined && late > CLOCK_WINDOW_MS);
  return {
    id: 'expired-credentials',
    title: 'The keys had expired',
    sentence: over
      ? `The keys ended ${formatDuration(late)} before the URL was signed, and AWS refuses expired keys with 403.`
      : `${said ? 'AWS' : 'STS'} says that the session of these keys has ended.`,
    certainty: certain ? 'certain' : 'likely',
    evidenceFor: [
      ...(expiresAt === undefined ? [] : [`The keys' own expiry is ${new Date(expiresAt).toISOString()}.`]),
      ...(sts ? ['STS says that the keys have expired.'] : []),
      ...(said ? [quote(said, 'The security token included in the request is expired')] : []),
    ],
    evidenceAgainst: certain
      ? []
      : over
        ? ["Only this computer's clock says so, and it may be ahead."]
        : ['They may have ended after the handshake.'],
    next: 'Get new keys for the profile and connect again.',
    remedies: [{ kind: 'refresh' }, { kind: 'paste-keys' }],
    source: 'AWS STS: Requesting temporary security credentials; API Gateway response EXPIRED_TOKEN (403)',
  };
};
