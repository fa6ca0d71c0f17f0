import type { IncomingMessage, ServerResponse } from 'node:http';
import { admitConnect, Silence } from './admit.ts';
import { answerRequest, refuseRequest } from './answer.ts';
import { CutConnection } from './endpoints/failures.ts';
import type { Holds } from './endpoints/holds.ts';
import type { EndpointReply } from './endpoints/types.ts';
import { writeReply } from './endpoints/writeReply.ts';
import { manage, readManagementCall } from './management.ts';
import { readWire } from './readWire.ts';
import { internalError, missingToken, Refusal } from './refusal.ts';
import { type GatewayState, keep, type RequestRecord } from './state.ts';
import type { WireRequest } from './wire.ts';

const ABOUT = `Countersign's local gateway: a WebSocket API with IAM authorization, for tests and trials.
Connect with a presigned WebSocket URL to one of its stages.
`;

type ServeEndpoint = (request: WireRequest) => Promise<EndpointReply | undefined>;

/** Handles requests that ask for no upgrade: the endpoints, `@connections`, a stage opened like a page, and `/`. */
export function createPlain(state: GatewayState, serveEndpoint: ServeEndpoint, holds: Holds) {
  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.sendDate = false;
    const { method = 'GET', url = '/', headers } = message;
    const record: RequestRecord = {
      at: state.now(),
      method,
      target: url,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      upgrade: false,
      status: 200,
    };
    keep(state.requests, record);
    try {
      const request = await readWire(message);
      const reply = await serveEndpoint(request);
      if (reply) {
        note(record, reply);
        await holds.pass(reply.operation);
        writeReply(response, reply, state.now());
      } else record.status = serve(request, response, state);
    } catch (failure) {
      if (failure instanceof CutConnection) {
        record.status = 0;
        message.socket.destroy();
        return;
      }
      if (failure instanceof Silence) {
        record.status = 0;
        if (failure.kind === 'reset') message.socket.destroy();
        return;
      }
      const refusal = failure instanceof Refusal ? failure : internalError();
      record.status = refusal.status;
      record.message = failure instanceof Error ? failure.message : String(failure);
      if (refusal.errorType) record.errorType = refusal.errorType;
      refuseRequest(response, refusal, state.now());
    }
  };
}

function note(record: RequestRecord, { status, operation, errorType, message }: EndpointReply): void {
  record.status = status;
  if (operation) record.operation = operation;
  if (errorType) record.errorType = errorType;
  if (message) record.message = message;
}

/** Returns the status that was sent. Throws Refusals and Silences. */
function serve(request: WireRequest, response: ServerResponse, state: GatewayState): number {
  const call = readManagementCall(request.target);
  if (call) {
    const { status, body } = manage(call, request, state);
    answerRequest(response, status, body, state.now());
    return status;
  }
  if (request.method === 'GET' && request.target === '/') {
    answerRequest(response, 200, ABOUT, state.now(), 'text/plain; charset=utf-8');
    return 200;
  }
  const { plainGet, tls } = state.options;
  if (request.method !== 'GET' || plainGet === 'missing-token') throw missingToken();
  if (plainGet === 'verify') admitConnect(request, tls ? 'https' : 'http', state);
  throw new Refusal(426, undefined, 'Upgrade Required');
}
