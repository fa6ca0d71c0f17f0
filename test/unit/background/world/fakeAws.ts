import type { PendingChallenge, UserPoolResult, UserTokens } from '#aws/cognito/types.ts';
import type { Clients } from '#background/credentials/clients.ts';
import { Problem } from '#core/problem.ts';
import type { Keys } from '#core/profile.ts';
import type { SignInAnswer } from '#core/signIn.ts';

export const HOUR = 3_600_000;
export const ISSUER = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34';
export const PROVIDER = ISSUER.slice('https://'.length);

/** A JWT that nobody signed. */
export function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.SIGNATURE`;
}

export const wrongPassword = () => new Problem('sign-in.wrong-password', 'Wrong.', 'Try again.');
const refreshRefused = () => new Problem('sign-in.refresh-refused', 'It was revoked.', 'Sign in again.');

export interface FakeAws {
  clients: Clients;
  /** Every request, in order: `pool.getCredentials`, … */
  calls: string[];
  /** What requests carried, for a look at them. */
  sent: unknown[];
  /** Challenges that the user pool asks after the password, in order. */
  challenges: PendingChallenge['name'][];
  /** Makes the next request of that name fail. */
  failNext(name: string, problem: Problem): void;
  /** Waits at every request until it is called; undefined lets them pass. */
  gate: ((name: string) => Promise<void>) | undefined;
  deviceConfirmed: boolean;
  roles: { accountId: string; accountName?: string; roleName: string }[];
  /** Every refresh token that was given out and not used up. */
  liveRefreshTokens: Set<string>;
  keyLifetime: number;
  /** Whether the user pool remembers devices. */
  remembersDevices: boolean;
}

export const PASSWORD = 'CANARY-password-1';
export const CODE = '123456';
export const DEVICE = { key: 'key', groupKey: 'group', password: 'CANARY-device' };

/**
 * AWS's services as a sign-in sees them. What is used once there is used once here: sessions,
 * rotated refresh tokens, device codes, MFA codes.
 */
export function createFakeAws(now: () => number): FakeAws {
  const failures = new Map<string, Problem>();
  const liveSessions = new Set<string>();
  const usedMfaCodes = new Set<string>();
  const liveDeviceCodes = new Set<string>();
  let count = 0;

  const aws: FakeAws = {
    calls: [],
    sent: [],
    challenges: [],
    failNext: (name, problem) => failures.set(name, problem),
    gate: undefined,
    deviceConfirmed: false,
    roles: [{ accountId: '111122223333', accountName: 'dev', roleName: 'Reader' }],
    liveRefreshTokens: new Set(),
    keyLifetime: HOUR,
    remembersDevices: false,
    clients: {} as Clients,
  };

  async function answer<T>(name: string, work: () => T, ...sent: unknown[]): Promise<T> {
    aws.calls.push(name);
    aws.sent.push(...sent);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
    // The server has done its part even where the answer never arrives.
    const result = work();
    await aws.gate?.(name);
    return result;
  }

  const next = () => String(++count).padStart(4, '0');

  function keys(): Keys {
    const n = next();
    return {
      accessKeyId: `ASIAEXAMPLEEXAMP${n}`,
      secretAccessKey: `CANARY-secret-${n}`,
      sessionToken: `CANARY-session-${n}`,
      expiresAt: now() + aws.keyLifetime,
    };
  }

  function tokens(userName: string): UserTokens {
    const refreshToken = `CANARY-refresh-${next()}`;
    aws.liveRefreshTokens.add(refreshToken);
    const exp = Math.floor((now() + HOUR) / 1_000);
    return {
      idToken: jwt({ iss: ISSUER, exp, token_use: 'id', 'cognito:username': userName, n: next() }),
      accessToken: `CANARY-access-${next()}`,
      refreshToken,
      expiresAt: exp * 1_000,
      userName,
      ...(aws.remembersDevices ? { device: DEVICE } : {}),
    };
  }

  function renew(refreshToken: string | undefined, userName: string): UserTokens {
    if (!refreshToken || !aws.liveRefreshTokens.delete(refreshToken)) throw refreshRefused();
    return tokens(userName);
  }

  let asked: PendingChallenge['name'][] = [];
  function step(userName: string): UserPoolResult {
    const name = asked.shift();
    if (!name) return { tokens: tokens(userName) };
    const session = `CANARY-cognito-session-${next()}`;
    liveSessions.add(session);
    const parameters: Record<string, string> =
      name === 'SELECT_MFA_TYPE' ? { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' } : {};
    return { pending: { name, session, userName, parameters, expiresAt: now() + 180_000 } };
  }

  function respond({ session, userName, name }: PendingChallenge, given: SignInAnswer): UserPoolResult {
    if (!liveSessions.has(session))
      throw new Problem('sign-in.session-expired', 'Used already.', 'Sign in again.');
    if (name !== 'NEW_PASSWORD_REQUIRED' && name !== 'SELECT_MFA_TYPE' && given.code !== CODE)
      throw new Problem('sign-in.code-wrong', 'The code is wrong.', 'Try again.');
    liveSessions.delete(session);
    return step(userName);
  }

  aws.clients = {
    identityPool: () => ({
      getId: (logins) => answer('pool.getId', () => 'eu-central-1:identity', logins),
      getCredentials: (id, logins, role) => answer('pool.getCredentials', keys, id, logins, role),
      getOpenIdToken: (_, logins) => answer('pool.getOpenIdToken', () => 'CANARY-open-id', logins),
    }),
    userPool: (_, clientSecret) => ({
      signIn: (input) =>
        answer(
          'userPool.signIn',
          () => {
            if (input.password !== PASSWORD) throw wrongPassword();
            asked = [...aws.challenges];
            return step(input.userName);
          },
          { clientSecret, device: input.device },
        ),
      respond: (pending, given) => answer('userPool.respond', () => respond(pending, given)),
      refresh: (old) => answer('userPool.refresh', () => renew(old.refreshToken, old.userName)),
      revoke: (token) => answer('userPool.revoke', () => void aws.liveRefreshTokens.delete(token)),
    }),
    hostedPage: () => ({
      signIn: () => answer('hosted.signIn', () => tokens('maria')),
      refresh: (token) => answer('hosted.refresh', () => renew(token, 'maria')),
    }),
    sts: (region, endpoint) => ({
      assumeRole: (from, input) =>
        answer(
          'sts.assumeRole',
          () => {
            if (input.mfaSerial && (input.mfaCode !== CODE || usedMfaCodes.has(input.mfaCode)))
              throw new Problem('sign-in.mfa-refused', 'The MFA code is wrong.', 'Wait for the next.');
            if (input.mfaCode) usedMfaCodes.add(input.mfaCode);
            return { keys: keys(), arn: 'arn:aws:sts::111122223333:assumed-role/r/s' };
          },
          { from, input, region, endpoint },
        ),
      assumeRoleWithWebIdentity: (input) =>
        answer('sts.assumeRoleWithWebIdentity', () => ({ keys: keys(), arn: 'arn' }), input),
      getCallerIdentity: () =>
        answer(
          'sts.getCallerIdentity',
          () => ({
            account: '111122223333',
            arn: 'arn:aws:iam::111122223333:user/m',
            userId: 'U',
            clockOffsetMs: 7,
          }),
          { region, endpoint },
        ),
    }),
    identityCenter: () => ({
      register: () =>
        answer('sso.register', () => ({
          clientId: 'client',
          clientSecret: 'CANARY-sso-client',
          expiresAt: now() + 90 * 24 * HOUR,
        })),
      startDevice: () =>
        answer('sso.startDevice', () => {
          const deviceCode = `CANARY-device-${next()}`;
          liveDeviceCodes.add(deviceCode);
          const url = 'https://device.sso.example/?user_code=ABCD-EFGH';
          return { deviceCode, userCode: 'ABCD-EFGH', url, expiresAt: now() + 600_000, intervalSeconds: 5 };
        }),
      createToken: (_, { deviceCode }) =>
        answer('sso.createToken', () => {
          if (!liveDeviceCodes.has(deviceCode)) throw new Problem('sign-in.code-expired', 'Used.', 'Again.');
          if (!aws.deviceConfirmed) return 'pending';
          liveDeviceCodes.delete(deviceCode);
          return ssoToken();
        }),
      refresh: (_, old) =>
        answer('sso.refresh', () => {
          if (!old.refreshToken || !aws.liveRefreshTokens.delete(old.refreshToken)) throw refreshRefused();
          return ssoToken();
        }),
      listRoles: () => answer('sso.listRoles', () => aws.roles),
      getRoleCredentials: (_, accountId, roleName) =>
        answer('sso.getRoleCredentials', keys, { accountId, roleName }),
      logout: () => answer('sso.logout', () => undefined),
    }),
  };

  function ssoToken() {
    const refreshToken = `CANARY-sso-refresh-${next()}`;
    aws.liveRefreshTokens.add(refreshToken);
    return { accessToken: `CANARY-sso-${next()}`, refreshToken, expiresAt: now() + HOUR };
  }

  return aws;
}
