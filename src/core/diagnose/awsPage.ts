import type { FindingId } from './finding.ts';

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';
const IAM = 'apigateway-websocket-control-access-iam';
const QUOTAS = 'apigateway-execution-service-websocket-limits-table';
const CONNECT = 'apigateway-websocket-api-route-keys-connect-disconnect';
const ROUTES = 'apigateway-websocket-api-routes-integrations';

/** Pages of the API Gateway developer guide, where what has to be done is to be done at AWS. */
const PAGES: Readonly<Partial<Record<FindingId, string>>> = {
  'policy-missing': IAM,
  'policy-explicit-deny': IAM,
  'policy-rest-shaped-arn': IAM,
  'policy-wrong-stage': IAM,
  'authorizer-refused': 'apigateway-websocket-api-control-access',
  'stage-or-api-unknown': 'apigateway-how-to-call-websocket-api',
  'stage-missing': 'apigateway-how-to-call-websocket-api',
  'default-endpoint-disabled': 'websocket-api-disable-default-endpoint',
  'connect-integration-failed': CONNECT,
  'connect-integration-timeout': CONNECT,
  'subprotocol-not-echoed': 'websocket-connect-route-subprotocol',
  throttled: QUOTAS,
  'url-too-long': QUOTAS,
  'idle-timeout': QUOTAS,
  'duration-limit': QUOTAS,
  'message-too-big': ROUTES,
  'binary-not-supported': ROUTES,
  'route-unknown': ROUTES,
};

/** The page of AWS that says how it is mended; undefined where none is known for sure. */
export function awsPage(id: FindingId): string | undefined {
  const page = PAGES[id];
  return page && `${GUIDE}${page}.html`;
}
