import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js';
import type { Gateway } from '#test/gateway/gateway.ts';

/** What comes of a step, as amazon-cognito-identity-js tells it. */
export type Outcome =
  | { session: CognitoUserSession }
  | { challenge: string; parameters: Record<string, string> }
  | { error: string };

/** A user of that client, whose device and tokens are kept in `storage`. */
export function userOf(
  gateway: Gateway,
  name: string,
  clientId: string = gateway.cognito.clients.srp,
  storage = new Map<string, string>(),
): CognitoUser {
  const Storage = {
    setItem: (key: string, value: string) => void storage.set(key, value),
    getItem: (key: string) => storage.get(key) ?? null,
    removeItem: (key: string) => void storage.delete(key),
    clear: () => storage.clear(),
  };
  const { userPoolId } = gateway.cognito;
  const endpoint = gateway.endpoints.userPool;
  const Pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint, Storage });
  return new CognitoUser({ Username: name, Pool, Storage });
}

/** Signs in, by SRP unless the user's flow was set. */
export const signIn = (user: CognitoUser, Password: string): Promise<Outcome> =>
  outcome((callbacks) =>
    user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password }), callbacks),
  );

/** Runs a step of the library; its callbacks become one outcome. */
export function outcome(step: (callbacks: Required<IAuthenticationCallback>) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    const challenge = (name: string, parameters: Record<string, string> = {}): void =>
      resolve({ challenge: name, parameters });
    step({
      onSuccess: (session) => resolve({ session }),
      onFailure: (error: { code?: string; message: string }) =>
        resolve({ error: `${error.code}: ${error.message}` }),
      newPasswordRequired: (_attributes, required: string[]) =>
        challenge('NEW_PASSWORD_REQUIRED', { required: required.join() }),
      mfaRequired: challenge,
      totpRequired: challenge,
      mfaSetup: challenge,
      selectMFAType: challenge,
      customChallenge: (parameters: Record<string, string>) => challenge('CUSTOM_CHALLENGE', parameters),
    });
  });
}
