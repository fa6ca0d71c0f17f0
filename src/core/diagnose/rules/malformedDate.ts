import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';
import { parameterOf } from '../sentUrl/readSentUrl.ts';

/** X-Amz-Date is ISO 8601 basic format in UTC: `20261122T102030Z`. */
export const malformedDate: Rule = (evidence) => {
  const { sent } = evidence;
  const date = sent && parameterOf(sent, 'X-Amz-Date')?.value;
  if (!failedHandshake(evidence) || !date || sent.signedAt !== undefined) return undefined;
  const said = told(evidence, 'incomplete-signature');
  return {
    id: 'malformed-date',
    title: 'X-Amz-Date is malformed',
    sentence: `X-Amz-Date is “${date}”, and it has to be a time in UTC of the form 20261122T102030Z.`,
    certainty: 'certain',
    evidenceFor: [`X-Amz-Date is “${date}”.`, ...(said ? [quote(said)] : [])],
    evidenceAgainst: [],
    next: 'Write the date as YYYYMMDDTHHMMSSZ, without dashes, colons or milliseconds.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (X-Amz-Date)',
  };
};
