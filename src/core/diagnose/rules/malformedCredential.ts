import { bareAnswer, failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** `{access key id}/{YYYYMMDD}/{region}/{service}/aws4_request`: five parts, the last one fixed. */
export const malformedCredential: Rule = (evidence) => {
  const { credential } = evidence.sent ?? {};
  if (!failedHandshake(evidence)) return undefined;
  const said = told(evidence, 'incomplete-signature', 'wrong-terminator');
  const terminator = said?.fault.kind === 'wrong-terminator' && bareAnswer(evidence);
  const fault = credential ? faultOf(credential) : terminator ? 'its end is another' : undefined;
  if (fault === undefined) return undefined;
  return {
    id: 'malformed-credential',
    title: 'X-Amz-Credential is malformed',
    sentence: `X-Amz-Credential has to read {access key id}/{YYYYMMDD}/{region}/{service}/aws4_request, and here ${fault}.`,
    certainty: 'certain',
    evidenceFor: [`${upperFirst(fault)}.`, ...(said ? [quote(said)] : [])],
    evidenceAgainst: [],
    next: 'Write the credential from its five parts, and percent-encode its slashes as %2F.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (credential scope)',
  };
};

function faultOf({
  parts,
  date,
  region,
  service,
  terminator,
  accessKeyId,
}: NonNullable<NonNullable<Parameters<Rule>[0]['sent']>['credential']>): string | undefined {
  if (parts !== 5) return `it has ${parts} ${parts === 1 ? 'part' : 'parts'} in place of five`;
  if (accessKeyId === '') return 'the access key id is empty';
  if (!/^\d{8}$/.test(date)) return `its date is “${date}”, which is not of the form YYYYMMDD`;
  if (region === '') return 'its region is empty';
  if (service === '') return 'its service is empty';
  return terminator === 'aws4_request' ? undefined : `it ends in “${terminator}” in place of aws4_request`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
