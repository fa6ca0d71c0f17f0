import { failedHandshake, isAwsHost, type Rule, targetUrl } from '../evidence.ts';
import { matched, quote, recomputed, scopeOf, told } from '../read.ts';

const SOURCE = 'AWS re:Post: API Gateway IAM authentication signature mismatch';

/** AWS: "Credential should be scoped to a valid region, not 'x'". */
export const wrongRegion: Rule = (evidence) => {
  const { hostRegion } = evidence;
  const said = told(evidence, 'wrong-region');
  const scope = scopeOf(evidence) ?? (said && { region: said.fault.given });
  if (!failedHandshake(evidence) || scope === undefined || scope.region === '') return undefined;
  const proved = matched(evidence, 'region');
  if (hostRegion !== undefined && scope.region !== hostRegion) {
    return {
      id: 'wrong-region',
      title: `Signed for ${scope.region}, but this API lives in ${hostRegion}`,
      sentence: 'The host names its region, and the credential scope must carry the same one.',
      certainty: said || isAwsHost(targetUrl(evidence)?.hostname ?? '') ? 'certain' : 'likely',
      evidenceFor: [
        `The host says ${hostRegion}.`,
        `The scope says ${scope.region}.`,
        ...(said ? [quote(said)] : []),
      ],
      evidenceAgainst: [],
      next: `Sign for ${hostRegion}${evidence.session && !evidence.session.page ? ': take the region override off this connection, saved API or profile' : ''}.`,
      remedies: [{ kind: 'sign-again', region: hostRegion }],
      source: SOURCE,
    };
  }
  if (proved) {
    return {
      id: 'wrong-region',
      title: `The scope says ${scope.region}, the signature was made for ${proved.region}`,
      sentence: 'The region in X-Amz-Credential is not the one that the signing key was derived for.',
      certainty: 'certain',
      evidenceFor: [recomputed(`for ${proved.region}`), ...(said ? [quote(said)] : [])],
      evidenceAgainst: [],
      next: `Hand the same region to every part of the signer; this API ${hostRegion ? `lives in ${hostRegion}` : 'may live in either'}.`,
      remedies: [{ kind: 'sign-again', ...(hostRegion ? { region: hostRegion } : {}) }],
      source: SOURCE,
    };
  }
  if (!said) return undefined;
  return {
    id: 'wrong-region',
    title: `This API does not live in ${said.fault.given}`,
    sentence: `AWS says that ${said.fault.given} is not the region of this host${hostRegion ? ', although its name says so' : '; a custom domain does not name its region'}.`,
    certainty: 'certain',
    evidenceFor: [
      quote(said, `Credential should be scoped to a valid region, not '${said.fault.given}'.`),
      `The scope says ${scope.region}.`,
    ],
    evidenceAgainst: [],
    next: hostRegion
      ? 'Look for a CDN or proxy that passes the request on to an API in another region.'
      : 'Choose the region in which the API was made, beside the URL or in its saved API; the API Gateway console shows it.',
    source: SOURCE,
  };
};
