import { CLOCK_WINDOW_MS, DEFAULT_EXPIRES } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';
import { clockBehind } from './clock.ts';

/** The signature was older, when it was used, than its X-Amz-Expires or the clock window. */
export const expiredUrl: Rule = (evidence) => {
  const { signature, sent } = evidence;
  const signedAt = sent?.signedAt ?? signature?.signedAt;
  if (!failedHandshake(evidence)) return undefined;
  const said = told(evidence, 'signature-expired');
  const { session, now } = evidence;
  // Nobody knows when a pasted URL was used; that it is too old by now says little of then.
  const used = session?.createdAt ?? now;
  const age = said
    ? said.fault.serverTime - said.fault.signedAt
    : signedAt === undefined
      ? 0
      : used - signedAt;
  const seconds = sent ? sent.expires : signature?.expires;
  const given = seconds !== undefined && Number.isFinite(seconds);
  const lifetime = (given ? seconds : DEFAULT_EXPIRES) * 1_000;
  if (!said && age <= Math.min(lifetime, CLOCK_WINDOW_MS)) return undefined;
  if (clockBehind(evidence)?.certainty === 'certain') return undefined;
  const past = age > lifetime;
  const since = session === undefined && !said;
  const fresh = session !== undefined && said !== undefined && used - (signedAt ?? used) < 60_000;
  const old = formatDuration(age);
  const validity = given
    ? `it was signed for ${formatDuration(lifetime)}`
    : 'AWS takes signatures of the last 5 minutes';
  return {
    id: 'expired-url',
    title: since
      ? 'The signed URL is too old by now'
      : said || past
        ? 'The signed URL had expired'
        : 'The signature may be too old',
    sentence: since
      ? `The URL was signed ${old} ago, and ${validity}. Whether it was too old already when it was used, nobody can tell from here.`
      : past
        ? `The URL was ${old} old when it was used, and ${validity}.`
        : `The URL was ${old} old when it was used; AWS services often take signatures of the last 5 minutes only, whatever X-Amz-Expires says.`,
    certainty: since || (!said && !past) ? 'possible' : said && !fresh && session ? 'certain' : 'likely',
    evidenceFor: [
      ...(signedAt === undefined ? [] : [`X-Amz-Date is ${new Date(signedAt).toISOString()}.`]),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [
      ...(said || past || !given ? [] : [`X-Amz-Expires allows ${formatDuration(lifetime)}.`]),
      ...(said && session === undefined
        ? ['A signing computer whose clock is behind gets the same answer.']
        : []),
      ...(fresh ? ['It was used right after it was signed, so a clock is off.'] : []),
    ],
    next: 'Sign again and connect at once.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS IAM: Troubleshoot Signature Version 4 signing (expired signatures)',
  };
};
