import type { CognitoSource } from '../profile.ts';
import type { TabSession } from '../signIn.ts';

/** Whether a tab's session is of the user pool and client that the profile names, where it names them. */
export function fitsSource(
  { userPoolId, clientId }: Pick<TabSession, 'userPoolId' | 'clientId'>,
  signIn: CognitoSource['signIn'],
): boolean {
  if (signIn.type !== 'tab') return true;
  return (
    (!signIn.userPoolId || signIn.userPoolId === userPoolId) &&
    (!signIn.clientId || signIn.clientId === clientId)
  );
}
