import { failedHandshake, isApiGateway, isAwsHost, type Rule, targetUrl } from '../evidence.ts';
import { quote, told } from '../read.ts';

const SOURCE = 'AWS re:Post: troubleshoot HTTP 403 Forbidden errors from API Gateway';

/** `disableExecuteApiEndpoint` answers Forbidden on the default host only. */
export const defaultEndpointDisabled: Rule = (evidence) => {
  const said = failedHandshake(evidence) && isApiGateway(evidence) ? told(evidence, 'forbidden') : undefined;
  const url = targetUrl(evidence);
  if (!said || !url || !isAwsHost(url.hostname)) return undefined;
  return {
    id: 'default-endpoint-disabled',
    title: 'The default endpoint may be disabled',
    sentence:
      'API Gateway answers a plain Forbidden on the execute-api host where the default endpoint is switched off in favour of a custom domain.',
    certainty: 'possible',
    evidenceFor: [quote(said, 'Forbidden'), `${url.hostname} is a default endpoint.`],
    evidenceAgainst: ['The same answer comes for an unknown API, an API key or WAF.'],
    next: 'Connect by the custom domain, or look at “Default endpoint” in the settings of the API.',
    source: 'AWS: Disable the default endpoint for WebSocket APIs',
  };
};

/** An API key that is missing or wrong, or a web ACL in front. */
export const apiKeyOrWaf: Rule = (evidence) => {
  const said = failedHandshake(evidence) && isApiGateway(evidence) ? told(evidence, 'forbidden') : undefined;
  if (!said) return undefined;
  return {
    id: 'api-key-or-waf',
    title: 'An API key or a firewall may stand before it',
    sentence:
      'A plain Forbidden, with no word of an identity, also comes where the route requires an API key, or a firewall (AWS WAF, a CDN) filters the request.',
    certainty: 'possible',
    evidenceFor: [quote(said, 'Forbidden')],
    evidenceAgainst: ['The same answer comes for an unknown API or a disabled default endpoint.'],
    next: 'Look whether the $connect route has “API key required”, and at the logs of a firewall in front.',
    source: SOURCE,
  };
};
