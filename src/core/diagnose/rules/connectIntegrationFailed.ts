import { type Evidence, failedHandshake, isApiGateway, mayBeApiGateway, type Rule } from '../evidence.ts';
import { byPlainGet, quote, told } from '../read.ts';

/** Who else answers so (AWS: gateway responses AUTHORIZER_FAILURE, AUTHORIZER_CONFIGURATION_ERROR). */
const AGAINST: Readonly<Record<number, string>> = {
  500: 'A Lambda authorizer that throws is answered with 500 as well.',
  502: 'A proxy or CDN before the API answers 502 by itself where it cannot reach it.',
  503: 'A proxy or CDN before the API answers 503 by itself where it cannot reach it.',
};

const PLAIN = 'It was asked by a plain GET, which the integration may see otherwise than a handshake.';

/** A status that is none of the gateway's; 403 is, and says nothing by itself. */
function ownStatus(evidence: Evidence) {
  const said = isApiGateway(evidence) ? told(evidence, 'unknown') : undefined;
  return said && said.answer.status >= 400 && said.answer.status !== 403 ? said : undefined;
}

/** Whatever the $connect integration answers becomes the status of the handshake. */
export const connectIntegrationFailed: Rule = (evidence) => {
  if (!failedHandshake(evidence) || !mayBeApiGateway(evidence)) return undefined;
  const said = told(evidence, 'integration-failed', 'bad-request', 'gone') ?? ownStatus(evidence);
  if (!said) return undefined;
  const { status } = said.answer;
  const own = status > 0 && status !== 400 && status !== 500 && status !== 502;
  const signature = 'Signature and policy were accepted: the refusal comes from behind them.';
  return {
    id: 'connect-integration-failed',
    title:
      own || status === 400
        ? `The $connect integration answered ${status}`
        : 'The $connect integration failed',
    sentence: own
      ? `What the $connect integration answers becomes the status of the handshake, and API Gateway is not known to answer ${status} by itself.`
      : status === 502
        ? 'The $connect function returned something that is no proxy response; it has to return at least a statusCode.'
        : status === 400
          ? 'The $connect integration refused the request, or an HTTP integration lacks the header Sec-WebSocket-Version.'
          : 'The $connect function threw, or API Gateway is not allowed to invoke it.',
    certainty: 'likely',
    evidenceFor: [quote(said), signature],
    evidenceAgainst: [
      AGAINST[status] ?? 'A gateway response of the API may have been changed to this status.',
      ...(byPlainGet(said) ? [PLAIN] : []),
    ],
    next:
      status === 400
        ? "Look at the integration's own log; for an HTTP integration map integration.request.header.Sec-WebSocket-Version to '0'."
        : 'Look at the log of the $connect function in CloudWatch, and at its permission for apigateway.amazonaws.com.',
    source: 'AWS: Manage connected users and client apps: $connect and $disconnect routes; gateway responses',
  };
};
