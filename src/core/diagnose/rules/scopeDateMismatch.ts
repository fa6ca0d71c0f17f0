import { formatAmzDate } from '../../signature/amzDate.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, quote, recomputed, told } from '../read.ts';

/** The day in the credential scope is that of X-Amz-Date, both in UTC. */
export const scopeDateMismatch: Rule = (evidence) => {
  const { sent } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const said = told(evidence, 'scope-date');
  const day = sent?.signedAt === undefined ? undefined : formatAmzDate(sent.signedAt).slice(0, 8);
  const scopeDay = sent?.credential?.date;
  const differs = day !== undefined && scopeDay !== undefined && /^\d{8}$/.test(scopeDay) && day !== scopeDay;
  if (!said && !differs) return undefined;
  const [scoped, dated] = [scopeDay ?? said?.fault.scopeDate, day ?? said?.fault.amzDate.slice(0, 8)];
  return {
    id: 'scope-date-mismatch',
    title: 'Two different days in one signature',
    sentence: `The credential scope says ${scoped} and X-Amz-Date says ${dated}; both have to be the same day in UTC.`,
    certainty: 'certain',
    evidenceFor: [
      `The scope's date is ${scoped}, that of X-Amz-Date ${dated}.`,
      ...(matched(evidence, 'date') ? [recomputed(`for ${dated}`)] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Take both from one time in UTC: a local date differs from it around midnight.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Troubleshoot Signature Version 4 signing (date in the credential scope)',
  };
};
