import { bareAnswer, type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { quote, told } from '../read.ts';

const REQUIRED = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
] as const;

const SOURCE = 'AWS: Create a signed AWS API request (add the signature to the query string)';

/** Some, but not all, of the five parameters without which a signature cannot be read. Names count by case. */
export const missingParameter: Rule = (evidence) => {
  const { sent } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  if (bareAnswer(evidence)) return incomplete(evidence);
  if (sent === undefined) return undefined;
  const values = new Map(sent.parameters.map(({ name, value }) => [name, value]));
  const missing = REQUIRED.filter((name) => !values.get(name));
  if (missing.length === 0 || missing.length === REQUIRED.length) return undefined;
  const miscased = sent.parameters.filter(({ name }) =>
    missing.some((one) => one !== name && one.toLowerCase() === name.toLowerCase()),
  );
  const said = told(evidence, 'incomplete-signature', 'missing-authentication-token');
  return {
    id: 'missing-parameter',
    title: `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
    sentence: `A signature in the query needs five parameters, and ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} absent or empty.`,
    certainty: 'certain',
    evidenceFor: [
      ...(miscased.length > 0
        ? [`There is ${miscased.map(({ name }) => name).join(', ')}, but the case of the name counts.`]
        : [`The query has ${REQUIRED.length - missing.length} of the five.`]),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Look for where the URL is cut or put together: a shell that splits at &, a log that shortens, a parameter that is left out.',
    remedies: [{ kind: 'sign-again' }],
    source: SOURCE,
  };
};

/** AWS says that a part of the signature is missing or cannot be read; the URL itself is not at hand. */
function incomplete(evidence: Evidence): Finding | undefined {
  const said = told(evidence, 'incomplete-signature');
  if (!said) return undefined;
  return {
    id: 'missing-parameter',
    title: 'A part of the signature is missing or malformed',
    sentence: 'AWS could not take the signature apart: a parameter is absent, empty or not of its form.',
    certainty: 'likely',
    evidenceFor: [quote(said, said.fault.detail.slice(0, 200) || undefined)],
    evidenceAgainst: [],
    next: 'Paste the signed URL itself, which shows the part that is missing.',
    source: SOURCE,
  };
}
