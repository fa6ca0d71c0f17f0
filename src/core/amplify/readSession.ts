import { nameOfUser } from './nameOfUser.ts';
import type { FoundSession } from './readAmplifyStorage.ts';
import { readClaims } from './readClaims.ts';
import { choosePool } from './readPoolIds.ts';

/** User names may hold dots, client ids may not. */
const ID_TOKEN = /^CognitoIdentityServiceProvider\.([\w+]{1,128})\.(.{1,512})\.idToken$/s;

/** A session, the user's name as it stands in the key, and what tells it from other sessions. */
export interface ReadSession {
  session: FoundSession;
  keyName: string;
  id: string;
}

/** The session of an entry, if it is an ID token of Cognito that was stored for that client. */
export function readSession(key: string, token: string, pools: readonly string[]): ReadSession | undefined {
  const [, clientId, keyName] = ID_TOKEN.exec(key) ?? [];
  if (clientId === undefined || keyName === undefined) return undefined;
  const claims = readClaims(token);
  const { iss, exp, sub } = claims;
  if (claims.token_use !== 'id' || claims.aud !== clientId) return undefined;
  if (typeof exp !== 'number' || typeof iss !== 'string' || iss.length > 200) return undefined;
  const [, provider, userPoolId, region] = /^https?:\/\/([^?#]+\/(([\w-]+)_[0-9A-Za-z]+))$/.exec(iss) ?? [];
  if (!provider || !userPoolId || !region) return undefined;

  const poolId = choosePool(pools, region);
  const session: FoundSession = {
    userName: nameOfUser(claims, keyName),
    clientId,
    provider,
    userPoolId,
    region,
    idToken: token,
    expiresAt: exp * 1000,
    ...(poolId === undefined ? {} : { identityPoolId: poolId }),
  };
  return {
    session,
    keyName,
    id: JSON.stringify([clientId, userPoolId, typeof sub === 'string' ? sub : keyName]),
  };
}
