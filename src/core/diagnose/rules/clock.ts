import { CLOCK_WINDOW_MS } from '../../limits.ts';
import { formatDuration } from '../../time.ts';
import { clockOffset } from '../clock.ts';
import { bareAnswer, type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { quote, told } from '../read.ts';

/** A signature counts as fresh where the socket was opened so soon after it was made. */
const FRESH_MS = 60_000;

/** This computer's clock is behind: AWS finds the signature too old although it was just made. */
export const clockBehind: Rule = (evidence) => clockRule(evidence, 'behind');

/** This computer's clock is ahead: "Signature not yet current". */
export const clockAhead: Rule = (evidence) => clockRule(evidence, 'ahead');

function clockRule(evidence: Evidence, way: 'behind' | 'ahead'): Finding | undefined {
  if (!failedHandshake(evidence)) return undefined;
  const said =
    way === 'ahead' ? told(evidence, 'signature-not-yet-current') : told(evidence, 'signature-expired');
  const reading = clockOffset(evidence.clock);
  const measured = reading && (way === 'behind' ? reading.offsetMs : -reading.offsetMs);
  const off = measured !== undefined && measured > CLOCK_WINDOW_MS;
  // A URL that lay about is too old by every clock: then the clock is not to blame.
  const unseen = bareAnswer(evidence);
  const blamed = said !== undefined && (way === 'ahead' || unseen || wasFresh(evidence));
  if (!off && !blamed) return undefined;
  if (measured !== undefined && measured < CLOCK_WINDOW_MS / 2) return undefined;
  const may = unseen && way === 'behind';
  const gap = said ? Math.abs(said.fault.serverTime - said.fault.signedAt) : (measured ?? 0);
  const offsetMs = reading?.offsetMs ?? (said ? said.fault.serverTime - said.fault.signedAt : undefined);
  // A page's URL may have been signed by a server, with the server's clock.
  const elsewhere = evidence.session === undefined || (evidence.session.page !== undefined && !off);
  const whose = elsewhere ? 'The clock of the computer that signed it' : "This computer's clock";
  return {
    id: way === 'behind' ? 'clock-behind' : 'clock-ahead',
    title: `${elsewhere ? 'The signing clock' : "This computer's clock"} ${may ? 'may be' : 'is'} ${formatDuration(measured ?? gap)} ${way}`,
    sentence: may
      ? `By AWS's time the signature was ${formatDuration(gap)} old: either it lay about so long, or the computer that signed it has a clock that is ${way}.`
      : `${whose} is ${way} of AWS's by ${formatDuration(measured ?? gap)}, and AWS refuses signatures that are more than 5 minutes off.`,
    certainty: may ? 'possible' : said && (off || way === 'ahead') ? 'certain' : 'likely',
    evidenceFor: [
      ...(said
        ? [`AWS compared ${iso(said.fault.signedAt)} with its own time, ${iso(said.fault.serverTime)}.`]
        : []),
      ...(off && reading
        ? [`By the ${reading.source}, this clock is ${formatDuration(measured)} ${way}.`]
        : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: may
      ? ['A URL that lay about before it was used looks the same.']
      : said
        ? []
        : ['The server has not said so itself.'],
    next: may
      ? "Compare that computer's clock with the time in AWS's answer, and when the URL was signed with when it was used."
      : elsewhere
        ? 'Set that computer to network time, then sign again.'
        : 'Set this computer to network time; until then, signing with the clock corrected works.',
    ...(elsewhere || offsetMs === undefined
      ? {}
      : { remedies: [{ kind: 'correct-clock', offsetMs } as const] }),
    source: 'AWS IAM: Troubleshoot Signature Version 4 signing (expired signatures)',
  };
}

function wasFresh({ session, signature, sent }: Evidence): boolean {
  const signedAt = signature?.signedAt ?? sent?.signedAt;
  return session !== undefined && signedAt !== undefined && session.createdAt - signedAt < FRESH_MS;
}

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000', '');
