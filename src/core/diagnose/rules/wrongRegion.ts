import { failedHandshake, type Rule } from '../evidence.ts';

/** AWS: "Credential should be scoped to a valid region". */
export const wrongRegion: Rule = (evidence) => {
  const { hostRegion, signature } = evidence;
  if (!failedHandshake(evidence) || hostRegion === undefined || signature === undefined) return undefined;
  if (signature.region === hostRegion) return undefined;
  return {
    id: 'wrong-region',
    title: `Signed for ${signature.region}, but this API lives in ${hostRegion}`,
    sentence: 'The host names its region, and the credential scope must carry the same one.',
    certainty: 'certain',
    evidenceFor: [`The host says ${hostRegion}.`, `The scope is ${signature.credentialScope}.`],
    evidenceAgainst: [],
    next: `Sign for ${hostRegion}: take the region override off this connection, saved API or profile.`,
    remedy: { kind: 'sign-again', region: hostRegion },
    source: 'AWS re:Post: API Gateway IAM authentication signature mismatch',
  };
};
