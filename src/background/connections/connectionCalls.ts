import { signConnectionCall } from '#aws/connections/signConnectionCall.ts';
import { fromBase64 } from '#core/bytes/base64.ts';
import { connectionUrl, readManagementEndpoint } from '#core/connections/managementEndpoint.ts';
import type { ConnectionCall } from '#core/connections/types.ts';
import { resolveScope } from '#core/endpoint/scope.ts';
import { API_GATEWAY } from '#core/limits.ts';
import { Problem } from '#core/problem.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { readResponse } from '../diagnosis/readResponse.ts';
import type { Profiles } from '../profiles/profiles.ts';

export interface ConnectionCallsDeps {
  profiles: Pick<Profiles, 'get'>;
  credentials: Pick<Credentials, 'get'>;
  fetch: typeof globalThis.fetch;
  /** Whether access to that http(s) origin is granted. */
  hasHost(origin: string): Promise<boolean>;
  now(): number;
}

/** API Gateway's integrations have 29 s; @connections answers at once. */
const TIMEOUT_MS = 30_000;

/** Calls @connections as a backend does. One request a call: nothing is tried again by itself. */
export function createConnectionCalls(deps: ConnectionCallsDeps): BackgroundApi['callConnection'] {
  const { profiles, credentials, fetch, hasHost, now } = deps;

  return async function callConnection(call) {
    const endpoint = readManagementEndpoint(call.endpoint);
    const url = connectionUrl(endpoint, call.connectionId);
    const body = call.method === 'POST' ? bytesOf(call.message) : undefined;
    const profile = await profiles.get(call.profileId);
    if (!profile) throw profileMissing();
    const { region } = resolveScope(
      { service: 'execute-api', ...(endpoint.region ? { region: endpoint.region } : {}) },
      { ...(call.region ? { region: call.region } : {}) },
      { ...(profile.region ? { region: profile.region } : {}) },
    );
    if (!(await hasHost(endpoint.origin))) throw notGranted();
    const keys = await credentials.get(profile, { outliveMs: TIMEOUT_MS });
    const headers = await signConnectionCall(keys, {
      method: call.method,
      url,
      region,
      now: now(),
      ...(body ? { body } : {}),
    });
    const sentAt = now();
    const response = await ask(fetch, url, { method: call.method, headers, ...(body ? { body } : {}) });
    const answeredAt = now();
    const secrets = [keys.secretAccessKey, keys.sessionToken ?? ''];
    const answer = await readResponse(response, answeredAt, secrets).catch(() => {
      throw unreachable();
    });
    return { ...answer, method: call.method, took: answeredAt - sentAt };
  };
}

async function ask(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    // The browser's own text names the URL, and says no more than this.
    throw unreachable();
  }
}

/** Problems: `connections.message`. */
function bytesOf(message: ConnectionCall['message']): Uint8Array<ArrayBuffer> {
  const bytes =
    message?.kind === 'binary' ? fromBase64(message.base64) : new TextEncoder().encode(message?.text ?? '');
  if (bytes.length <= API_GATEWAY.messageBytes) return bytes;
  throw new Problem(
    'connections.message',
    `The message is ${bytes.length.toLocaleString('en')} bytes long, and API Gateway takes 128 KB (131,072).`,
    'Send it in parts.',
  );
}

const profileMissing = (): Problem =>
  new Problem(
    'profile.missing',
    'No profile is chosen to sign the call with.',
    'Choose one; @connections takes no request without a signature.',
  );

const notGranted = (): Problem =>
  new Problem(
    'connections.permission',
    'Nothing was sent, because access to this host is not granted.',
    'Press the button again and allow it, or copy the aws command, which needs no permission.',
  );

const unreachable = (): Problem =>
  new Problem(
    'connections.unreachable',
    'No answer came from the endpoint: the network failed, or no such host answers.',
    'Check the endpoint and the network, then try again.',
  );
