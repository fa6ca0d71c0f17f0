import { authorize } from './authorize.ts';
import { checkHost, findStage, hostName } from './findStage.ts';
import { forcedRefusal, isRefusalKind } from './forced.ts';
import type { StageOptions } from './options.ts';
import { missingToken, Refusal } from './refusal.ts';
import { type GatewayState, orderedRefusal } from './state.ts';
import type { StoredKey } from './store.ts';
import { verifySignature } from './verify.ts';
import { readTarget, type WireRequest } from './wire.ts';

/** API Gateway's quota for a WebSocket API's URL (quotas page). */
const MAX_URL_CHARACTERS = 4096;

/** An order to give no answer at all. */
export class Silence extends Error {
  readonly kind: 'reset' | 'hang';
  constructor(kind: 'reset' | 'hang') {
    super(`No answer, by order: ${kind}.`);
    this.kind = kind;
  }
}

export interface Admission {
  stage: string;
  /** Undefined on a stage without authorization. */
  key?: StoredKey;
}

/** Runs a $connect through every check. Throws a Refusal or a Silence. */
export function admitConnect(request: WireRequest, scheme: string, state: GatewayState): Admission {
  const { path, query } = readTarget(request.target);
  const refuse = query.refuse;
  const byQuery = typeof refuse === 'string' && isRefusalKind(refuse) ? refuse : undefined;
  if (`${scheme}://${request.headers.host}${request.target}`.length > MAX_URL_CHARACTERS)
    throw new Refusal(414, undefined, 'Request-URI Too Long');
  const stage = findStage(path, hostName(request), state);
  checkOrders(state, 'edge', stage?.options, byQuery);
  checkHost(request, state);
  if (!stage) throw missingToken();
  const admission: Admission = { stage: stage.name };
  if (stage.options.authorization !== 'NONE') {
    admission.key = verifySignature(request, rulesOf(state));
    const resources = [resourceArn(state, stage.name, '$connect')];
    authorize(admission.key.principal, 'execute-api:Invoke', resources, request.sourceIp);
  }
  checkOrders(state, 'connect', stage.options, byQuery);
  return admission;
}

/** `arn:…:execute-api:region:account:api/stage/suffix`. */
export function resourceArn({ options }: GatewayState, stage: string, suffix: string): string {
  const { partition, region, account, apiId } = options;
  return `arn:${partition}:execute-api:${region}:${account}:${apiId}/${stage}/${suffix}`;
}

/** What `verifySignature` needs of this gateway. */
export function rulesOf({ options, store, now }: GatewayState) {
  const { region, service, tokenPlacement, expiryRule } = options;
  return { store, region, service, tokenPlacement, expiryRule, now };
}

function checkOrders(
  state: GatewayState,
  phase: 'edge' | 'connect',
  stage: StageOptions | undefined,
  byQuery: Parameters<typeof orderedRefusal>[3],
): void {
  const kind = orderedRefusal(state, phase, stage?.refuse, byQuery);
  if (kind === undefined) return;
  if (kind === 'reset' || kind === 'hang') throw new Silence(kind);
  throw forcedRefusal(kind);
}
