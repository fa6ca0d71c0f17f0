import aws4 from 'aws4';
import { formatAmzDate } from '#test/gateway/amzDate.ts';
import type { Gateway } from '#test/gateway/gateway.ts';
import { openLine } from './dial.ts';
import { signedUrl } from './fixture.ts';
import type { Keys } from './signers.ts';

/** The members of Cognito's replies; which of them are there depends on the operation. */
export interface Reply {
  __type?: string;
  message?: string;
  IdentityId: string;
  Token: string;
  Credentials: { AccessKeyId: string; SecretKey: string; SessionToken: string; Expiration: number };
  AuthenticationResult: {
    IdToken: string;
    AccessToken: string;
    RefreshToken: string;
    NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string };
  };
  ChallengeName: string;
  ChallengeParameters: Record<string, string>;
  Session: string;
  SecretCode: string;
  Username: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Reply;
}

const PREFIXES = {
  userPool: 'AWSCognitoIdentityProviderService',
  identityPool: 'AWSCognitoIdentityService',
} as const;

/** Calls an operation of Cognito. */
export async function cognito(
  gateway: Gateway,
  service: keyof typeof PREFIXES,
  operation: string,
  input: unknown,
): Promise<Answer> {
  const response = await fetch(gateway.endpoints[service], {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `${PREFIXES[service]}.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text || '{}') };
}

/** The reply of an operation that has to succeed. */
export async function well(...call: Parameters<typeof cognito>): Promise<Reply> {
  const { status, body } = await cognito(...call);
  if (status !== 200) throw new Error(`${call[2]}: ${body.__type}: ${body.message}`);
  return body;
}

/** `Type: message` of an operation that has to be refused. */
export async function refusal(...call: Parameters<typeof cognito>): Promise<string> {
  const { status, headers, body } = await cognito(...call);
  if (status !== 400 || headers.get('x-amzn-errortype') !== `${body.__type}:`)
    throw new Error(`Not refused as AWS does: ${status} ${JSON.stringify(body)}`);
  return `${body.__type}: ${body.message}`;
}

/** Tokens by USER_PASSWORD_AUTH. */
export async function tokensOf(
  gateway: Gateway,
  user: { name: string; password: string } = gateway.cognito.users.ada,
  client: 'password' | 'stranger' | 'frank' = 'password',
): Promise<Reply['AuthenticationResult']> {
  const { AuthenticationResult } = await well(gateway, 'userPool', 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: gateway.cognito.clients[client],
    AuthParameters: { USERNAME: user.name, PASSWORD: user.password },
  });
  return AuthenticationResult;
}

/** Calls STS, signed by aws4 where keys are given. Returns the text and the status. */
export async function sts(
  gateway: Gateway,
  parameters: Record<string, string>,
  keys?: Keys,
  at = Date.now(),
): Promise<{ status: number; text: string }> {
  const { host, pathname } = new URL(gateway.endpoints.sts);
  const body = new URLSearchParams({ Version: '2011-06-15', ...parameters }).toString();
  const headers: Record<string, string> = {
    'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
    Host: host,
    'X-Amz-Date': formatAmzDate(at),
  };
  const order = {
    host,
    path: pathname,
    method: 'POST',
    service: 'sts',
    region: gateway.region,
    headers,
    body,
  };
  const signed = keys ? (aws4.sign(order, keys).headers as Record<string, string>) : headers;
  const { Host: _, ...sent } = signed;
  const response = await fetch(gateway.endpoints.sts, { method: 'POST', headers: sent, body });
  return { status: response.status, text: await response.text() };
}

/** The text of an XML element. */
export const element = (text: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';

/** Keys out of a reply of STS. */
/** Keys out of a reply of GetCredentialsForIdentity. */
export const keysOf = ({ Credentials }: Reply): Keys => ({
  accessKeyId: Credentials.AccessKeyId,
  secretAccessKey: Credentials.SecretKey,
  sessionToken: Credentials.SessionToken,
});

export const keysIn = (text: string): Keys => ({
  accessKeyId: element(text, 'AccessKeyId'),
  secretAccessKey: element(text, 'SecretAccessKey'),
  sessionToken: element(text, 'SessionToken'),
});

/** `403 Code: message` of a refusal of STS. */
export function stsRefusal({ status, text }: { status: number; text: string }): string {
  return `${status} ${element(text, 'Code')}: ${element(text, 'Message')}`;
}

/** Who a WebSocket signed with these keys is to the gateway: the whole way to a received frame. */
export async function whoConnects(gateway: Gateway, keys: Keys): Promise<string> {
  const line = await openLine(await signedUrl(gateway, { keys }));
  line.send(JSON.stringify({ action: 'whoami' }));
  const { userArn } = JSON.parse(await line.next()) as { userArn: string };
  line.ws.close();
  return userArn;
}
