import {
  type Evidence,
  failedHandshake,
  isAwsHost,
  mayBeApiGateway,
  type Rule,
  targetUrl,
} from '../evidence.ts';
import { quote, told } from '../read.ts';

const forbidden = (evidence: Evidence) =>
  failedHandshake(evidence) && mayBeApiGateway(evidence) ? told(evidence, 'forbidden') : undefined;

const SOURCE = 'AWS re:Post: troubleshoot HTTP 403 Forbidden errors from API Gateway';

/** `disableExecuteApiEndpoint` answers Forbidden on the default host only. */
export const defaultEndpointDisabled: Rule = (evidence) => {
  const said = forbidden(evidence);
  const host = targetUrl(evidence)?.hostname;
  if (!said || (host !== undefined && !isAwsHost(host))) return undefined;
  return {
    id: 'default-endpoint-disabled',
    title: 'The default endpoint may be disabled',
    sentence:
      'API Gateway answers a plain Forbidden on the execute-api host where the default endpoint is switched off in favour of a custom domain.',
    certainty: 'possible',
    evidenceFor: [quote(said, 'Forbidden'), ...(host ? [`${host} is a default endpoint.`] : [])],
    evidenceAgainst: ['The same answer comes for an unknown API, or where an API key is missing.'],
    next: 'Connect by the custom domain, or look at “Default endpoint” in the settings of the API.',
    source: 'AWS: Disable the default endpoint for WebSocket APIs',
  };
};

/** An API key that is missing or wrong, or a web ACL in front. */
export const apiKeyOrWaf: Rule = (evidence) => {
  const said = forbidden(evidence);
  if (!said) return undefined;
  // Nothing can be put before the default endpoint; a firewall stands before a name of one's own.
  const direct = isAwsHost(targetUrl(evidence)?.hostname ?? '');
  return {
    id: 'api-key-or-waf',
    title: direct ? 'The route may require an API key' : 'An API key or a firewall may stand before it',
    sentence: `A plain Forbidden, with no word of an identity, also comes where the $connect route requires an API key, and a browser cannot set the header x-api-key on a WebSocket${direct ? '' : '; or where a firewall (a CDN with AWS WAF, a proxy) filters the request'}.`,
    certainty: 'possible',
    evidenceFor: [quote(said, 'Forbidden')],
    evidenceAgainst: ['The same answer comes for an unknown API or a disabled default endpoint.'],
    next: `Look whether the $connect route has “API key required”${direct ? '' : ', and at the log of the firewall'}.`,
    source: SOURCE,
  };
};
