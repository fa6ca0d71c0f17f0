import type { CognitoSource } from '#core/profile.ts';
import type { Obtaining } from './obtaining.ts';
import { accessToken, noProvider, notSignedIn, tokenEnded, tokenNotWhole } from './problems.ts';
import { providerOf, readIdToken } from './readIdToken.ts';
import { freshUserTokens } from './userTokens.ts';

/** The identity pool's Logins: who one is and the proof of it; undefined for a guest. */
export async function loginsOf(
  source: CognitoSource,
  task: Obtaining,
): Promise<Record<string, string> | undefined> {
  const { signIn } = source;
  switch (signIn.type) {
    case 'guest':
      return undefined;
    case 'password':
    case 'hosted': {
      const { idToken } = await freshUserTokens(source, task);
      return loginOf(idToken, undefined);
    }
    default: {
      const { loginToken } = task.secrets;
      if (!loginToken) throw notSignedIn(task.profile);
      const ends = readIdToken(loginToken)?.expiresAt;
      if (ends !== undefined && ends <= task.now()) throw tokenEnded(task.profile);
      return loginOf(loginToken, signIn.type === 'token' ? signIn.provider : undefined);
    }
  }
}

/**
 * The issuer is taken from the token itself: emulators and custom issuers name themselves there.
 * Problems: `sign-in.token-cut`, `sign-in.access-token`, `sign-in.provider`.
 */
export function loginOf(token: string, provider: string | undefined): Record<string, string> {
  const claims = readIdToken(token);
  // Every JWT's header begins so: `{"` in base64url. Assertions are XML, and other tokens are opaque.
  if (!claims && token.startsWith('eyJ')) throw tokenNotWhole(token.split('.').length);
  if (claims?.tokenUse === 'access') throw accessToken();
  const key = provider?.trim() || claims?.iss;
  if (!key) throw noProvider();
  return { [providerOf(key)]: token };
}
