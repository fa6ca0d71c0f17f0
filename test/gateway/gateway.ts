/**
 * The local gateway: behaves as an API Gateway WebSocket API whose $connect has AuthorizationType
 * AWS_IAM, on loopback. It verifies presigned handshakes as they arrive on the wire, with aws4 and
 * without any code of the product, evaluates IAM policies, refuses in AWS's words, routes messages,
 * enforces API Gateway's limits and serves `@connections`. Beside it stand Cognito, STS and IAM
 * Identity Center, whose keys are the ones that the handshake verifies. Behaviour: facts of issue 2, aws.md 1.7-1.11.
 * What AWS leaves undocumented is an option (`options.ts`), its default the stricter reading.
 * From a shell: `node --import tsx test/gateway/main.ts`.
 */
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type Credentials, type NamedCredentials, openAccount, toCredentials } from './accounts.ts';
import type { ConnectionFacts } from './connection.ts';
import { createEndpoints, type EndpointUrls, type EndpointViews } from './endpoints/createEndpoints.ts';
import type { Failure } from './endpoints/failures.ts';
import type { RefusalKind } from './forced.ts';
import { createHandshake } from './handshake.ts';
import { type GatewayOptions, resolveOptions } from './options.ts';
import { createPlain } from './plain.ts';
import { Registry } from './registry.ts';
import { type Seeds, seed } from './seeds/seed.ts';
import type { DisconnectRecord, GatewayState, RequestRecord, Stats } from './state.ts';
import { createStore, type SessionRequest, type Store } from './store.ts';
import { readTestCertificate } from './tls.ts';

export interface Gateway extends EndpointViews {
  /** `ws://127.0.0.1:PORT/STAGE`; `wss` with TLS; the first stage. */
  readonly url: string;
  /** The same as `http` or `https`. */
  readonly httpUrl: string;
  readonly port: number;
  readonly stage: string;
  readonly region: string;
  readonly service: string;
  /** `arn:aws:execute-api:region:account:api-id/stage/$connect`. */
  readonly connectArn: string;
  readonly credentials: NamedCredentials;
  /** Where Cognito, STS and IAM Identity Center are played; what they mint, the handshake takes. */
  readonly endpoints: EndpointUrls;
  /** What is ready there to sign in to. */
  readonly cognito: Seeds;
  /** The next `count` calls of an endpoint's operation (`GetId`, `token`) fail so. */
  failNext(operation: string, failure: Failure, count?: number): void;
  /** How often an operation was asked for, refused or not, within the last 500 requests. */
  countOf(operation: string): number;
  /** As a person does on Identity Center's page. */
  confirmDevice(userCode: string): void;
  /** Users, roles, keys: to add more, or to look one up. */
  readonly store: Store;
  /** Shifts the gateway's clock against the real one. Positive: the gateway is ahead. */
  setClockOffset(ms: number): void;
  /** New temporary keys of a role (`ROLES` of accounts.ts, or one added to `store`). */
  mintSession(request: SessionRequest): Credentials;
  /** The next `count` handshakes that reach this kind's phase are refused so. */
  refuseNext(kind: RefusalKind, count?: number): void;
  stats(): Stats & { open: number };
  /** The open connections, oldest first. */
  connections(): ConnectionFacts[];
  /** Sends text into an open connection, as an integration would. Whether it was open. */
  push(connectionId: string, text: string): boolean;
  /** Cuts every WebSocket's TCP connection, by FIN or by RST: the clients see 1006. */
  dropAll(how?: 'end' | 'reset'): void;
  /** Closes every WebSocket, as API Gateway does at its limits with 1001. */
  closeAll(code: number, reason: string): void;
  /** Stops listening and cuts every connection; keys, users and counts stay. */
  stop(): Promise<void>;
  /** Listens again, on the same port. */
  resume(): Promise<void>;
  /** The last 500, latest last. */
  readonly requests: readonly RequestRecord[];
  readonly disconnects: readonly DisconnectRecord[];
  close(): Promise<void>;
}

/** Starts a gateway; resolves when it listens. */
export async function startGateway(given: GatewayOptions = {}): Promise<Gateway> {
  const options = resolveOptions(given);
  let offset = 0;
  const now = (): number => options.now() + offset;
  const { account, partition, region, service, apiId, tls } = options;
  const store = createStore({ account, partition, now });
  const api = `arn:${partition}:execute-api:${region}:${account}:${apiId}`;
  const credentials = openAccount(store, api, options.sessionSeconds);
  const state: GatewayState = {
    options,
    store,
    registry: new Registry(),
    stats: { handshakes: 0, accepted: 0, refused: 0, messagesIn: 0, messagesOut: 0, bytesIn: 0, bytesOut: 0 },
    requests: [],
    disconnects: [],
    nextRefusals: [],
    now,
  };

  const endpoints = createEndpoints(state, () => origin);
  const plain = createPlain(state, endpoints.serve);
  // The URL limit is ours to enforce: Node's own, 16 KB for all headers, must not come first.
  const settings = { maxHeaderSize: 65_536 };
  const server = tls ? createTlsServer({ ...settings, ...readTestCertificate() }) : createServer(settings);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', createHandshake(state));
  server.on('request', (message, response) => {
    // A client that is gone in the middle of its request is nobody to answer.
    plain(message, response).catch(() => response.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(options.port);

  const { port } = server.address() as AddressInfo;
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  const stage = Object.keys(options.stages)[0] ?? 'dev';
  const place = `${options.host ?? '127.0.0.1'}:${port}/${stage}`;
  const { failures, views, urls } = endpoints;
  return {
    ...views,
    endpoints: urls(),
    cognito: seed(state, endpoints),
    failNext: failures.failNext,
    countOf: (name) => state.requests.filter(({ operation }) => operation === name).length,
    confirmDevice: views.identityCenter.confirmDevice,
    url: `${tls ? 'wss' : 'ws'}://${place}`,
    httpUrl: `${tls ? 'https' : 'http'}://${place}`,
    port,
    stage,
    region,
    service,
    connectArn: `${api}/${stage}/$connect`,
    credentials,
    store,
    setClockOffset(ms) {
      offset = ms;
    },
    mintSession: (request) => toCredentials(store.mintSession(request)),
    refuseNext(kind, count = 1) {
      for (let n = 0; n < count; n++) state.nextRefusals.push(kind);
    },
    stats: () => ({ ...state.stats, open: state.registry.list().length }),
    connections: () => state.registry.list().map(({ facts }) => facts),
    push(connectionId, text) {
      const connection = state.registry.find(connectionId);
      connection?.send(text);
      return connection?.isOpen ?? false;
    },
    dropAll(how = 'end') {
      for (const connection of state.registry.list()) connection[how === 'end' ? 'drop' : 'reset']();
    },
    closeAll(code, reason) {
      for (const connection of state.registry.list()) connection.close(code, reason);
    },
    stop,
    resume: () => listen(port),
    requests: state.requests,
    disconnects: state.disconnects,
    close: stop,
  };
}
