import type { CognitoSource } from '#core/profile.ts';
import type { SignInInput } from '#core/signIn.ts';
import { loginOf } from '../credentials/logins.ts';
import { readIdToken } from '../credentials/readIdToken.ts';
import { missing, tabNeeded } from './problems.ts';
import type { Outcome, SignInTask } from './signInContext.ts';
import { signInByPassword } from './userPool.ts';

/** Signs in to an identity pool in the way that the profile has chosen. */
export async function signInCognito(source: CognitoSource, task: SignInTask, input: SignInInput): Outcome {
  const { signIn } = source;
  switch (signIn.type) {
    case 'guest':
      await task.change(({ pending: _, problem: __, ...rest }) => ({ ...rest, signedInAs: 'guest' }));
      break;
    case 'password':
      return signInByPassword({ ...source, signIn }, task, input);
    case 'hosted': {
      const tokens = await task.clients.hostedPage(signIn, task.secrets.clientSecret).signIn();
      const signedInAs = readIdToken(tokens.idToken)?.name ?? tokens.userName;
      await task.change(({ clientSecret }) => ({
        ...(clientSecret ? { clientSecret } : {}),
        tokens,
        signedInAs,
      }));
      break;
    }
    case 'token': {
      const token = input.token?.trim();
      if (!token) throw missing('token');
      await useToken(task, token, signIn.provider);
      break;
    }
    case 'tab':
      if (!task.secrets.loginToken) throw tabNeeded();
  }
  await task.credentials.renew(task.profile);
  return undefined;
}

/** Takes an ID token or assertion for the profile's own, in place of all that it had. */
export async function useToken(
  task: Pick<SignInTask, 'change'>,
  token: string,
  provider: string | undefined,
): Promise<void> {
  const [from] = Object.keys(loginOf(token, provider));
  const signedInAs = readIdToken(token)?.name ?? from;
  await task.change(({ clientSecret }) => ({
    ...(clientSecret ? { clientSecret } : {}),
    loginToken: token,
    ...(signedInAs ? { signedInAs } : {}),
  }));
}
