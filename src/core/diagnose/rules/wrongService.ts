import { failedHandshake, type Rule } from '../evidence.ts';

/** AWS: "Credential should be scoped to correct service: 'execute-api'". */
export const wrongService: Rule = (evidence) => {
  const { hostService, signature } = evidence;
  if (!failedHandshake(evidence) || hostService === undefined || signature === undefined) return undefined;
  if (signature.service === hostService) return undefined;
  return {
    id: 'wrong-service',
    title: `Signed for the service ${signature.service}, but this host is ${hostService}`,
    sentence: 'The host names its service, and the credential scope must carry the same one.',
    certainty: 'certain',
    evidenceFor: [`The host belongs to ${hostService}.`, `The scope is ${signature.credentialScope}.`],
    evidenceAgainst: [],
    next: `Sign for ${hostService}: take the service override off this connection, saved API or profile.`,
    remedy: { kind: 'sign-again', service: hostService },
    source: 'AWS re:Post: API Gateway IAM authentication signature mismatch',
  };
};
