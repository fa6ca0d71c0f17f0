import { CLOCK_WINDOW_MS, DEFAULT_EXPIRES } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';
import { clockBehind } from './clock.ts';

/** The signature was older, when it was used, than its X-Amz-Expires or the clock window. */
export const expiredUrl: Rule = (evidence) => {
  const { signature, sent } = evidence;
  const signedAt = sent?.signedAt ?? signature?.signedAt;
  if (!failedHandshake(evidence)) return undefined;
  const said = told(evidence, 'signature-expired');
  const used = usedAt(evidence);
  const age = said
    ? said.fault.serverTime - said.fault.signedAt
    : signedAt === undefined
      ? 0
      : used - signedAt;
  const seconds = sent ? sent.expires : signature?.expires;
  const lifetime = (Number.isFinite(seconds) ? (seconds ?? DEFAULT_EXPIRES) : DEFAULT_EXPIRES) * 1_000;
  if (!said && age <= Math.min(lifetime, CLOCK_WINDOW_MS)) return undefined;
  if (clockBehind(evidence)?.certainty === 'certain') return undefined;
  const past = age > lifetime;
  const fresh = evidence.session !== undefined && said !== undefined && used - (signedAt ?? used) < 60_000;
  return {
    id: 'expired-url',
    title: said || past ? 'The signed URL had expired' : 'The signature may be too old',
    sentence: past
      ? `The URL was ${formatDuration(age)} old when it was used, and it was signed for ${formatDuration(lifetime)}.`
      : `The URL was ${formatDuration(age)} old when it was used; AWS services often take signatures of the last 5 minutes only, whatever X-Amz-Expires says.`,
    certainty: said && !fresh ? 'certain' : said || past ? 'likely' : 'possible',
    evidenceFor: [
      ...(signedAt === undefined ? [] : [`X-Amz-Date is ${new Date(signedAt).toISOString()}.`]),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [
      ...(said || past ? [] : [`X-Amz-Expires allows ${formatDuration(lifetime)}.`]),
      ...(fresh ? ['It was used right after it was signed, so a clock is off.'] : []),
    ],
    next: 'Sign again and connect at once.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS IAM: Troubleshoot Signature Version 4 signing (expired signatures)',
  };
};

/** When the connection was tried; for a pasted URL that is now at the earliest. */
const usedAt = ({ session, now }: Evidence): number => session?.createdAt ?? now;
