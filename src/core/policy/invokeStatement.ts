import type { Endpoint } from '../endpoint/types.ts';

/** An IAM policy that allows a connection, and what of it could not be known. */
export interface InvokeStatement {
  /** `arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/dev/$connect` */
  resource: string;
  /** The whole policy document as JSON, indented. */
  policy: string;
  /** What stands in `resource` as a word in capitals, to be replaced by hand. */
  missing: ('API_ID' | 'REGION')[];
}

/**
 * The statement that lets a caller open a WebSocket: action `execute-api:Invoke` on the `$connect`
 * route (AWS: "Control access to a WebSocket API with IAM authorization"). The partition is that
 * of the caller's ARN: `aws`, `aws-cn`, `aws-us-gov`.
 * @param caller account and ARN as STS GetCallerIdentity told them
 * @returns undefined for services that are not API Gateway
 */
export function invokeStatement(
  endpoint: Pick<Endpoint, 'apiId' | 'stage' | 'region' | 'service'>,
  caller: { account: string; arn: string },
  scope: { service?: string | undefined; region?: string | undefined } = {},
): InvokeStatement | undefined {
  if ((scope.service ?? endpoint.service ?? 'execute-api') !== 'execute-api') return undefined;
  const partition = /^arn:([\w-]+):/.exec(caller.arn)?.[1] ?? 'aws';
  const region = scope.region ?? endpoint.region ?? 'REGION';
  const api = endpoint.apiId ?? 'API_ID';
  // A custom domain does not tell the stage: API mappings stand between.
  const stage = endpoint.stage ?? '*';
  const resource = `arn:${partition}:execute-api:${region}:${caller.account}:${api}/${stage}/$connect`;
  const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resource };
  return {
    resource,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2),
    missing: [
      ...(endpoint.apiId === undefined ? (['API_ID'] as const) : []),
      ...(region === 'REGION' ? (['REGION'] as const) : []),
    ],
  };
}
