import * as v from 'valibot';
import type { Keys } from '#core/profile.ts';
import { readReply } from '../readReply.ts';
import { regionalEndpoint } from '../regionalEndpoint.ts';
import type { Fetch } from '../send.ts';
import { callCognito } from './callCognito.ts';

export interface IdentityPoolDeps {
  fetch: Fetch;
  /** `eu-central-1:uuid`; its prefix is the region. */
  identityPoolId: string;
  /** Origin in place of AWS's. */
  endpoint?: string;
  /** The user pool client that the logins are of, for the sentences of Problems. */
  client?: { userPoolId?: string; clientId?: string };
  now?: () => number;
}

/** Keys of providers and their tokens: `cognito-idp.{region}.amazonaws.com/{userPoolId}`, a host, an ARN. */
export type Logins = Record<string, string>;

export interface IdentityPool {
  /** The identity id: of a new guest where there are no logins, else the one of these logins. */
  getId(logins?: Logins): Promise<string>;
  /** The enhanced flow: temporary keys for an hour. */
  getCredentials(identityId: string, logins?: Logins, customRoleArn?: string): Promise<Keys>;
  /** The classic flow's token for AssumeRoleWithWebIdentity, valid for 10 minutes. */
  getOpenIdToken(identityId: string, logins?: Logins): Promise<string>;
}

const ID = v.object({ IdentityId: v.string() });
const TOKEN = v.object({ Token: v.string() });
const CREDENTIALS = v.object({
  Credentials: v.object({
    AccessKeyId: v.string(),
    SecretKey: v.string(),
    SessionToken: v.string(),
    /** Epoch seconds. */
    Expiration: v.number(),
  }),
});

/** A Cognito identity pool (botocore cognito-identity 2014-06-30). All failures are Problems `sign-in.*`. */
export function createIdentityPool(deps: IdentityPoolDeps): IdentityPool {
  const { fetch, identityPoolId, now } = deps;
  const region = identityPoolId.split(':')[0] ?? '';

  async function call<Schema extends v.GenericSchema>(
    operation: string,
    schema: Schema,
    body: Record<string, unknown>,
    more: { logins?: Logins | undefined; roleArn?: string | undefined },
  ): Promise<v.InferOutput<Schema>> {
    const text = await callCognito(fetch, {
      service: 'identity-pool',
      endpoint: deps.endpoint ?? regionalEndpoint('cognito-identity', region),
      operation,
      body: more.logins && Object.keys(more.logins).length > 0 ? { ...body, Logins: more.logins } : body,
      context: {
        region,
        identityPoolId,
        ...deps.client,
        providers: Object.keys(more.logins ?? {}),
        ...(more.roleArn ? { roleArn: more.roleArn } : {}),
      },
      now,
    });
    return readReply(schema, text, operation);
  }

  return {
    async getId(logins) {
      return (await call('GetId', ID, { IdentityPoolId: identityPoolId }, { logins })).IdentityId;
    },
    async getCredentials(identityId, logins, roleArn) {
      const body = { IdentityId: identityId, ...(roleArn ? { CustomRoleArn: roleArn } : {}) };
      const reply = await call('GetCredentialsForIdentity', CREDENTIALS, body, { logins, roleArn });
      const { AccessKeyId, SecretKey, SessionToken, Expiration } = reply.Credentials;
      return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretKey,
        sessionToken: SessionToken,
        expiresAt: Math.round(Expiration * 1000),
      };
    },
    async getOpenIdToken(identityId, logins) {
      return (await call('GetOpenIdToken', TOKEN, { IdentityId: identityId }, { logins })).Token;
    },
  };
}
