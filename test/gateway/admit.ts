import { authorize } from './authorize.ts';
import { forcedRefusal, isRefusalKind } from './forced.ts';
import type { StageOptions } from './options.ts';
import { forbidden, missingToken, Refusal } from './refusal.ts';
import { type GatewayState, orderedRefusal } from './state.ts';
import type { StoredKey } from './store.ts';
import { verifySignature } from './verify.ts';
import { readTarget, segmentsOf, type WireRequest } from './wire.ts';

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
  const stage = stageOf(path, state);
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

/** Names that other hosts may not use, where a host was set: an unmapped domain is answered 403 Forbidden. */
export function checkHost({ headers }: WireRequest, { options }: GatewayState): void {
  if (options.host === undefined) return;
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (![options.host, '127.0.0.1', 'localhost', '[::1]'].includes(name)) throw forbidden();
}

function stageOf(
  path: string,
  { options }: GatewayState,
): { name: string; options: StageOptions } | undefined {
  // `/dev/` reaches the stage as `/dev` does, though their signatures differ.
  const segments = segmentsOf(path.endsWith('/') ? path.slice(0, -1) : path);
  if (segments?.length !== 1) return undefined;
  const name = segments[0] || '$default';
  const stage = Object.hasOwn(options.stages, name) ? options.stages[name] : undefined;
  return stage && { name, options: stage };
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
