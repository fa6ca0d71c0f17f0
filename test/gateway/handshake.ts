import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type Admission, admitConnect, Silence } from './admit.ts';
import { commonHeaders, refuseUpgrade } from './answer.ts';
import { openConnection } from './openConnection.ts';
import { readHead } from './readWire.ts';
import { internalError, Refusal } from './refusal.ts';
import { type GatewayState, keep, type RequestRecord } from './state.ts';

/** Handles the `upgrade` event: refuses, or opens the WebSocket. */
export function createHandshake(state: GatewayState) {
  const { limits, subprotocol, tls } = state.options;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    handleProtocols: ([first]) => {
      if (subprotocol === 'none') return false;
      return subprotocol === 'first' ? (first ?? false) : subprotocol.choose;
    },
  });
  sockets.on('headers', (lines) => {
    lines.push(...commonHeaders(state.now()).map((header) => header.join(': ')));
  });

  return (message: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A client may be gone before its answer; nobody is left to be told.
    socket.on('error', () => socket.destroy());
    const request = readHead(message);
    const { method, target, headers } = request;
    const record: RequestRecord = { at: state.now(), method, target, headers, upgrade: true, status: 101 };
    state.stats.handshakes++;
    keep(state.requests, record);
    let admission: Admission;
    try {
      admission = admitConnect(request, tls ? 'wss' : 'ws', state);
    } catch (failure) {
      state.stats.refused++;
      refuse(socket, failure, record, state.now());
      return;
    }
    sockets.handleUpgrade(message, socket, head, (ws) => {
      state.stats.accepted++;
      record.connectionId = openConnection(ws, socket, request, admission, state).facts.id;
    });
  };
}

function refuse(socket: Duplex, failure: unknown, record: RequestRecord, now: number): void {
  record.status = 0;
  if (failure instanceof Silence) {
    record.message = failure.message;
    if (failure.kind === 'reset') socket.destroy();
    return;
  }
  const refusal = failure instanceof Refusal ? failure : internalError();
  record.status = refusal.status;
  // A fault of the gateway's own is told here, and as AWS would tell it on the wire.
  record.message = failure instanceof Error ? failure.message : String(failure);
  if (refusal.errorType) record.errorType = refusal.errorType;
  refuseUpgrade(socket, refusal, now);
}
