import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, mismatchTold, quote, recomputed } from '../read.ts';

/** UNSIGNED-PAYLOAD is for S3; a GET for any other service signs the hash of an empty body. */
export const payloadHashUnsigned: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'payload-unsigned');
  const method = matched(evidence, 'method');
  const declared = evidence.sent?.parameters.find(
    ({ name, value }) => /^x-amz-content-sha256$/i.test(name) && value === 'UNSIGNED-PAYLOAD',
  );
  if (!proved && !method && (!declared || evidence.match?.asSent)) return undefined;
  const said = mismatchTold(evidence);
  return {
    id: 'payload-hash-unsigned',
    title: method ? `Signed as a ${method.method} request` : 'Signed with UNSIGNED-PAYLOAD',
    sentence: method
      ? 'A WebSocket handshake is a GET, and the method is part of the signature.'
      : 'The hash of the payload has to be that of an empty text (e3b0c442…); UNSIGNED-PAYLOAD is for S3 alone.',
    certainty: proved || method ? 'certain' : said ? 'likely' : 'possible',
    evidenceFor: [
      ...(proved ? [recomputed('with UNSIGNED-PAYLOAD as payload hash')] : []),
      ...(method ? [recomputed(`for the method ${method.method}`)] : []),
      ...(declared ? ['X-Amz-Content-Sha256 says UNSIGNED-PAYLOAD.'] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: method
      ? 'Sign the method GET.'
      : 'Take the signer for AWS services in general, not the one for S3.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (HashedPayload)',
  };
};
