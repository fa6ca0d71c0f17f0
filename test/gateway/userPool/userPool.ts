import type { Failures } from '../endpoints/failures.ts';
import { jsonService } from '../endpoints/jsonService.ts';
import type { Endpoint } from '../endpoints/types.ts';
import {
  associateSoftwareToken,
  confirmDevice,
  getUser,
  revokeToken,
  verifySoftwareToken,
} from './account.ts';
import { getTokensFromRefreshToken, initiateAuth } from './initiateAuth.ts';
import { addClient, addUser, findUser, type Pool } from './pool.ts';
import { respondToAuthChallenge } from './respond.ts';
import type { ClientOrder, PoolClient, PoolSettings, PoolUser, UserOrder } from './types.ts';

/** The user pool, as tests set it up and look into it. */
export interface UserPool {
  readonly id: string;
  readonly issuer: string;
  /** May be changed at any time, as may clients and users. */
  readonly settings: PoolSettings;
  client(id: string): PoolClient;
  user(name: string): PoolUser;
  addClient(order: ClientOrder): PoolClient;
  addUser(order: UserOrder): PoolUser;
  /** The code that went out to the user last, by SMS or e-mail. */
  sentCode(userName: string): string;
  /** What the user's authenticator app shows now; a new one half a minute later. */
  totpCode(userName: string): string;
}

const SERVICE = 'AWSCognitoIdentityProviderService';

/** The endpoint of Cognito user pools: JSON at `/`, and the pool's public keys. */
export function userPoolEndpoint(pool: Pool, failures: Failures): Endpoint {
  const api = jsonService(
    SERVICE,
    {
      InitiateAuth: (input) => initiateAuth(pool, input),
      RespondToAuthChallenge: (input) => respondToAuthChallenge(pool, input),
      GetTokensFromRefreshToken: (input) => getTokensFromRefreshToken(pool, input),
      ConfirmDevice: (input) => confirmDevice(pool, input),
      AssociateSoftwareToken: (input) => associateSoftwareToken(pool, input),
      VerifySoftwareToken: (input) => verifySoftwareToken(pool, input),
      GetUser: (input) => getUser(pool, input),
      RevokeToken: (input) => revokeToken(pool, input),
    },
    failures,
  );
  return async (request) => {
    if (request.method === 'GET' && request.path === `/${pool.id}/.well-known/jwks.json`) {
      const body = JSON.stringify({ keys: [pool.keyPair.jwk] });
      return { status: 200, type: 'application/json', body, operation: 'jwks' };
    }
    return api(request);
  };
}

/** Whether a request at the root is meant for user pools. */
export const isForUserPool = (headers: Record<string, string>): boolean =>
  headers['x-amz-target']?.startsWith(`${SERVICE}.`) ?? false;

/** What tests see of the pool. Throws Errors for names that are not there. */
export function userPoolView(pool: Pool): UserPool {
  const user = (name: string) => found(findUser(pool, name), name);
  return {
    id: pool.id,
    issuer: pool.issuer,
    settings: pool.settings,
    client: (id) => found(pool.clients.get(id), id),
    user,
    addClient: (order) => addClient(pool, order),
    addUser: (order) => addUser(pool, order),
    sentCode: (name) => found(pool.sent.get(user(name).name), `code of ${name}`),
    totpCode: (name) => found(user(name).totp, `authenticator app of ${name}`).at(pool.now()),
  };
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The user pool has no ${name}.`);
  return value;
}
