import type { Answer } from '#core/diagnose/answer/types.ts';
import type { Evidence, MatchEvidence } from '#core/diagnose/evidence.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import { AT, HOST, signature } from './fixtures.ts';

export const SIGNED = new Map([
  ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
  ['X-Amz-Credential', 'ASIAEXAMPLEEXAMPLE7Q2F%2F20261122%2Feu-west-1%2Fexecute-api%2Faws4_request'],
  ['X-Amz-Date', '20261122T120000Z'],
  ['X-Amz-Expires', '300'],
  ['X-Amz-Security-Token', 'IQoJb3JpZ2luX2VjEXAMPLETOKENIQoJb3JpZ2luX2VjEXAMPLE'],
  ['X-Amz-SignedHeaders', 'host'],
  ['X-Amz-Signature', '26fa8bc5f8aa3ed9beabdd8e778f8cd85f607f8d5df7ffbee543e4bd3b83cadd'],
]);
/** The URL of the fixtures, with these parameters changed or (undefined) left out. */
export const url = (changes: Record<string, string | undefined> = {}, path = '/dev'): string => {
  const all = new Map<string, string | undefined>([...SIGNED, ...Object.entries(changes)]);
  const query = [...all].filter(([, value]) => value !== undefined).map((pair) => pair.join('='));
  return `wss://${HOST}${path}?${query.join('&')}`;
};
export const sent = (changes?: Record<string, string | undefined>, path?: string) => ({
  sent: readSentUrl(url(changes, path))!,
});
export const answer = (
  status: number,
  message: string,
  type = '',
  more: Partial<Answer> = {},
): Pick<Evidence, 'answers'> => ({
  answers: [
    {
      source: 'handshake',
      at: AT,
      status,
      headers: type ? [['x-amzn-errortype', `${type}:http://internal.amazon.com/`]] : [],
      body: message && JSON.stringify({ message }),
      ...more,
    },
  ],
});
export const match = (...variants: MatchEvidence['variants']): { match: MatchEvidence } => ({
  match: { profileName: 'dev', asSent: false, variants },
});
export const same = { match: { profileName: 'dev', asSent: true, variants: [] } satisfies MatchEvidence };
export const invalid = (message: string) => answer(403, message, 'InvalidSignatureException');
export const INVALID_TOKEN = answer(
  403,
  'The security token included in the request is invalid.',
  'UnrecognizedClientException',
);
export const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'";
export const canonical = ({ path = '/dev', query = 'a=1', host = HOST } = {}) =>
  `GET\n${path}\n${query}\nhost:${host}\n\nhost\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`;
export const mismatch = (theirs: string) =>
  invalid(`${MISMATCH}${theirs}'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\nx'\n`);
export const ours = (text: string) => ({ signature: signature({ canonicalRequest: text }) });
export const denied = (end: string) =>
  answer(
    403,
    `User: arn:aws:sts::111122223333:assumed-role/app/me is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/dev/$connect${end}`,
    'AccessDeniedException',
  );
export const NO_POLICY = denied(' because no identity-based policy allows the execute-api:Invoke action');
