import { AwsError } from '../endpoints/AwsError.ts';
import type { Failures } from '../endpoints/failures.ts';
import { escapeHtml, page } from '../endpoints/html.ts';
import type { Endpoint, EndpointReply, EndpointRequest, Json, Operation } from '../endpoints/types.ts';
import { createToken, oauthName, registerClient, startDeviceAuthorization } from './oidc.ts';
import { checkBearer, PORTAL } from './portal.ts';
import type { DeviceCode, IdentityCenterSettings, IdentityCenterState } from './types.ts';

/** IAM Identity Center, as tests set it up. */
export interface IdentityCenter {
  readonly settings: IdentityCenterSettings;
  /** As a person does on the page; throws where no such code waits. */
  confirmDevice(userCode: string): void;
  denyDevice(userCode: string): void;
  /** Ends every session of the portal. */
  endSessions(): void;
}

const TYPE = 'application/json';

/** The OIDC service (REST and JSON), and the page that confirms device codes. */
export function oidcEndpoint(center: IdentityCenterState, failures: Failures): Endpoint {
  const calls: Record<string, { operation: string; run: Operation }> = {
    '/client/register': { operation: 'RegisterClient', run: (input) => registerClient(center, input) },
    '/device_authorization': {
      operation: 'StartDeviceAuthorization',
      run: (input) => startDeviceAuthorization(center, input),
    },
    '/token': { operation: 'CreateToken', run: (input) => createToken(center, input) },
  };
  return async (request) => {
    const { method, path, wire } = request;
    if (path === '/device') return confirmPage(center, request);
    const call = method === 'POST' && Object.hasOwn(calls, path) ? calls[path] : undefined;
    if (!call) return undefined;
    return answer(
      call.operation,
      async () => {
        failures.check(call.operation);
        return call.run(readInput(wire.body));
      },
      ({ type, message }) => ({ error: oauthName(type), error_description: message }),
    );
  };
}

/** The portal (REST and JSON), with the bearer token in its own header. */
export function portalEndpoint(center: IdentityCenterState, failures: Failures): Endpoint {
  return async (request) => {
    const name = `${request.method} ${request.path}`;
    const call = Object.hasOwn(PORTAL, name) ? PORTAL[name] : undefined;
    if (!call) return undefined;
    return answer(
      call.operation,
      async () => {
        failures.check(call.operation);
        checkBearer(center, request);
        return call.run(center, request);
      },
      ({ type, message }) => ({ message, __type: `com.amazonaws.switchboard.portal#${type}` }),
    );
  };
}

async function answer(
  operation: string,
  run: () => Promise<Json | undefined>,
  describe: (error: AwsError) => Json,
): Promise<EndpointReply> {
  try {
    const value = await run();
    return { status: 200, body: value ? JSON.stringify(value) : '', type: TYPE, operation };
  } catch (failure) {
    if (!(failure instanceof AwsError)) throw failure;
    const { type, message, status } = failure;
    const headers = { 'x-amzn-ErrorType': `${type}:` };
    return {
      status,
      type: TYPE,
      body: JSON.stringify(describe(failure)),
      headers,
      operation,
      errorType: type,
      message,
    };
  }
}

function readInput(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Refused below.
  }
  throw new AwsError('InvalidRequestException', 'Invalid request');
}

function confirmPage(center: IdentityCenterState, { method, query }: EndpointRequest): EndpointReply {
  const userCode = query.get('user_code') ?? '';
  const device = waiting(center, userCode);
  const shown = (title: string, content = ''): EndpointReply => page(200, title, content, 'device');
  if (!device)
    return shown(
      'Authorization requested',
      '<form method="get" action=""><p><label>Code <input name="user_code"></label></p>' +
        '<p><button type="submit">Next</button></p></form>',
    );
  if (method === 'POST') {
    device.state = 'confirmed';
    return shown('Request approved', '<p>You can close this window.</p>');
  }
  return shown(
    'Authorization requested',
    `<p>Code <output>${escapeHtml(userCode)}</output></p><form method="post" action="">` +
      '<p><button type="submit">Confirm and continue</button></p></form>',
  );
}

const waiting = (center: IdentityCenterState, userCode: string): DeviceCode | undefined =>
  [...center.devices.values()].find(
    (device) =>
      device.userCode === userCode.toUpperCase() &&
      device.state === 'pending' &&
      device.expiresAt > center.now(),
  );

export function identityCenterView(center: IdentityCenterState): IdentityCenter {
  const settle = (userCode: string, state: DeviceCode['state']): void => {
    const device = waiting(center, userCode);
    if (!device) throw new Error(`No sign-in waits for the code ${userCode}.`);
    device.state = state;
  };
  return {
    settings: center.settings,
    confirmDevice: (userCode) => settle(userCode, 'confirmed'),
    denyDevice: (userCode) => settle(userCode, 'denied'),
    endSessions: () => center.tokens.clear(),
  };
}
