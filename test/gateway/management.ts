import { resourceArn, rulesOf } from './admit.ts';
import { authorize } from './authorize.ts';
import { checkHost, findStage, hostName } from './findStage.ts';
import { missingToken, Refusal } from './refusal.ts';
import { type GatewayState, orderedRefusal } from './state.ts';
import { verifySignature } from './verify.ts';
import { readTarget, segmentsOf, type WireRequest } from './wire.ts';

export interface ManagementCall {
  /** The path before `/@connections`: the stage, or a custom domain's mapping. */
  base: string;
  connectionId: string;
}

/** Whether this path is `/STAGE/@connections/ID`, in whatever encoding. */
export function readManagementCall(target: string): ManagementCall | undefined {
  const { path } = readTarget(target);
  const [connectionId, marker] = segmentsOf(path)?.toReversed() ?? [];
  if (marker !== '@connections' || !connectionId) return undefined;
  return { base: path.split('/').slice(0, -2).join('/') || '/', connectionId };
}

/**
 * The `@connections` API: POST sends, GET describes, DELETE closes. Throws Refusals.
 * Source: API Gateway guide, "Use @connections commands in your backend service".
 */
export function manage(
  call: ManagementCall,
  request: WireRequest,
  state: GatewayState,
): { status: number; body: string } {
  const { base, connectionId } = call;
  checkHost(request, state);
  const stage = findStage(base, hostName(request), state)?.name;
  if (stage === undefined || !['GET', 'POST', 'DELETE'].includes(request.method)) throw missingToken();
  // The one order that has a place here: too many calls (API reference, LimitExceededException).
  if (orderedRefusal(state, 'edge', undefined, undefined) === 'throttled')
    throw new Refusal(429, 'LimitExceededException', 'Limit exceeded');
  const key = verifySignature(request, rulesOf(state));
  // AWS's refusal names the placeholder, and policies in use name either form.
  const forms = ['@connections/{connectionId}', `@connections/${connectionId}`, '@connections'];
  const resources = forms.map((form) => resourceArn(state, stage, `${request.method}/${form}`));
  authorize(key.principal, 'execute-api:ManageConnections', resources, request.sourceIp);
  if (!/^[\w-]{15}=$/.test(connectionId))
    throw new Refusal(400, 'BadRequestException', `Invalid connectionId: ${connectionId}`);
  const connection = state.registry.find(connectionId);
  // SDKs report GoneException with no message: the body is empty.
  if (connection?.facts.stage !== stage || !connection.isOpen) throw new Refusal(410, 'GoneException', '');

  if (request.method === 'POST') {
    if (request.body.length > state.options.limits.messageBytes)
      throw new Refusal(413, 'PayloadTooLargeException', 'Message too long');
    connection.send(request.body.toString('utf8'));
    return { status: 200, body: '' };
  }
  if (request.method === 'DELETE') {
    connection.close(1000, 'Connection Closed Normally');
    return { status: 204, body: '' };
  }
  const { connectedAt, sourceIp, userAgent } = connection.facts;
  const body = JSON.stringify({
    connectedAt: new Date(connectedAt).toISOString(),
    identity: { sourceIp, userAgent },
    lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
  });
  return { status: 200, body };
}
