import { bareAnswer, failedHandshake, isAwsHost, type Rule, targetUrl } from '../evidence.ts';
import { matched, quote, recomputed, scopeOf, told } from '../read.ts';

/** AWS: "Credential should be scoped to correct service: 'execute-api'". */
export const wrongService: Rule = (evidence) => {
  const { hostService } = evidence;
  const said = told(evidence, 'wrong-service');
  const bare = said !== undefined && bareAnswer(evidence);
  const scope = scopeOf(evidence) ?? (bare ? { service: 'another' } : undefined);
  if (!failedHandshake(evidence) || scope === undefined || scope.service === '') return undefined;
  const proved = matched(evidence, 'service');
  const right = said?.fault.expected ?? hostService;
  if (!proved && (right === undefined || right === scope.service)) return undefined;
  const wanted = right !== undefined && right !== scope.service ? right : undefined;
  return {
    id: 'wrong-service',
    title: wanted
      ? bare
        ? `Signed for another service than ${wanted}`
        : `Signed for the service ${scope.service}, but this host is ${wanted}`
      : `The scope says ${scope.service}, the signature was made for ${proved?.service}`,
    sentence: wanted
      ? 'The credential scope must carry the service that the host belongs to.'
      : 'The service in X-Amz-Credential is not the one that the signing key was derived for.',
    certainty: said || proved || isAwsHost(targetUrl(evidence)?.hostname ?? '') ? 'certain' : 'likely',
    evidenceFor: [
      ...(hostService ? [`The host belongs to ${hostService}.`] : []),
      ...(bare ? [] : [`The scope says ${scope.service}.`]),
      ...(proved ? [recomputed(`for ${proved.service}`)] : []),
      ...(said
        ? [quote(said, `Credential should be scoped to correct service: '${said.fault.expected}'.`)]
        : []),
    ],
    evidenceAgainst: [],
    next: `Sign for ${wanted ?? hostService ?? scope.service}${evidence.session && !evidence.session.page ? ': take the service override off this connection, saved API or profile' : ''}.`,
    remedies: [{ kind: 'sign-again', ...(wanted ? { service: wanted } : {}) }],
    source: 'AWS re:Post: API Gateway IAM authentication signature mismatch',
  };
};
