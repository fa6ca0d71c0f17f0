import { CLOCK_WINDOW_MS } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { failedHandshake, type Rule } from '../evidence.ts';

/** The signature was older, when the socket was opened, than its X-Amz-Expires or the clock window. */
export const expiredUrl: Rule = (evidence) => {
  const { signature, session } = evidence;
  if (!failedHandshake(evidence) || signature === undefined) return undefined;
  const age = session.createdAt - signature.signedAt;
  const lifetime = signature.expires * 1_000;
  if (age <= Math.min(lifetime, CLOCK_WINDOW_MS)) return undefined;
  const past = age > lifetime;
  return {
    id: 'expired-url',
    title: past ? 'The signed URL had expired' : 'The signature may be too old',
    sentence: past
      ? `The URL was ${formatDuration(age)} old when it was used, and it was signed for ${formatDuration(lifetime)}.`
      : `The URL was ${formatDuration(age)} old when it was used; AWS services often take signatures of the last 5 minutes only, whatever X-Amz-Expires says.`,
    certainty: past ? 'likely' : 'possible',
    evidenceFor: [`X-Amz-Date is ${new Date(signature.signedAt).toISOString()}.`],
    evidenceAgainst: past ? [] : [`X-Amz-Expires allows ${formatDuration(lifetime)}.`],
    next: 'Sign again and connect at once.',
    remedy: { kind: 'sign-again' },
    source: 'AWS: Signature Version 4 troubleshooting (credential scope and time)',
  };
};
