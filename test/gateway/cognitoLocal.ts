/**
 * Starts the npm package cognito-local, a user pool that we did not write: password sign-in, new
 * password, refresh, JWKS and a hosted page. It has no SRP and no identity pool.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CognitoLocal {
  /** `http://127.0.0.1:PORT`: the API, and the domain of the hosted page. */
  url: string;
  userPoolId: string;
  clientId: string;
  /** `iss` of its tokens, and where their keys are. */
  issuer: string;
  jwksUrl: string;
  /** The key of Logins: the issuer without its scheme. */
  loginKey: string;
  /** One that is confirmed, and one whose password is temporary. */
  users: Record<'ada' | 'newcomer', { name: string; password: string }>;
  /** Where the hosted page may redirect to. */
  callbackUrl: string;
  close(): Promise<void>;
}

const START_MS = 60_000;

/** Resolves when it answers, with a pool, a client and two users. `callbackUrl`: of the hosted page. */
export async function startCognitoLocal({
  callbackUrl = 'http://localhost:4509/callback',
}: {
  callbackUrl?: string;
} = {}): Promise<CognitoLocal> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-local-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js')],
    {
      // It keeps its data in `.cognito` of the working folder.
      cwd: folder,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), CODE: '1' },
      stdio: 'ignore',
    },
  );
  // Where nobody closes it, it ends with this process.
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    }
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilHealthy(url, () => child.exitCode);
    return { ...(await setUp(url, callbackUrl)), close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function setUp(url: string, callbackUrl: string): Promise<Omit<CognitoLocal, 'close'>> {
  const users = {
    ada: { name: 'ada@example.test', password: 'Example-Passw0rd' },
    newcomer: { name: 'newcomer@example.test', password: 'Temporary-Passw0rd1' },
  };
  const { UserPool } = await call<{ UserPool: { Id: string } }>(url, 'CreateUserPool', {
    PoolName: 'example',
    UsernameAttributes: ['email'],
  });
  const userPoolId = UserPool.Id;
  const { UserPoolClient } = await call<{ UserPoolClient: { ClientId: string } }>(
    url,
    'CreateUserPoolClient',
    {
      UserPoolId: userPoolId,
      ClientName: 'example',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: [callbackUrl],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      // Its default unit is minutes, its default number 24 hours' worth.
      IdTokenValidity: 60,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'hours', RefreshToken: 'days' },
    },
  );
  for (const { name, password } of Object.values(users))
    await call(url, 'AdminCreateUser', {
      UserPoolId: userPoolId,
      Username: name,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: name }],
    });
  const { name: Username, password: Password } = users.ada;
  await call(url, 'AdminSetUserPassword', { UserPoolId: userPoolId, Username, Password, Permanent: true });
  const issuer = `${url}/${userPoolId}`;
  return {
    url,
    userPoolId,
    clientId: UserPoolClient.ClientId,
    issuer,
    jwksUrl: `${issuer}/.well-known/jwks.json`,
    loginKey: issuer.replace('http://', ''),
    users,
    callbackUrl,
  };
}

async function call<T>(url: string, operation: string, input: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`cognito-local refused ${operation}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

async function untilHealthy(url: string, exitCode: () => number | null): Promise<void> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if (exitCode() !== null) throw new Error(`cognito-local ended with code ${exitCode()}.`);
    const healthy = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('cognito-local did not start in time.');
}

/** A port that was free a moment ago: cognito-local cannot be asked which one it took. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
