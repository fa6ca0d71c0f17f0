import * as v from 'valibot';
import type { Keys } from '#core/profile.ts';
import type { CallerIdentity } from '#core/signIn.ts';
import type { FaultContext } from '#core/signInFaults/types.ts';
import { readFields } from '../readReply.ts';
import { regionalEndpoint } from '../regionalEndpoint.ts';
import type { Fetch } from '../send.ts';
import { callSts, type StsCall } from './callSts.ts';

export interface StsDeps {
  fetch: Fetch;
  /** Signing region, and that of the endpoint. */
  region: string;
  /** Origin in place of AWS's. */
  endpoint?: string;
  /** Epoch milliseconds. */
  now(): number;
  /** The identity pool that web identities come from, for the sentences of Problems. */
  identityPoolId?: string;
}

export interface AssumeRoleInput {
  roleArn: string;
  /** 2 to 64 characters of [\w+=,.@-]. */
  sessionName: string;
  /** Seconds: 900 to 43,200. */
  durationSeconds?: number;
  externalId?: string;
  tags?: Record<string, string>;
  mfaSerial?: string;
  mfaCode?: string;
}

export interface WebIdentityInput {
  roleArn: string;
  sessionName: string;
  /** An OIDC ID token. */
  token: string;
  durationSeconds?: number;
}

export interface AssumedRole {
  keys: Keys;
  /** `arn:aws:sts::123456789012:assumed-role/name/session` */
  arn: string;
}

export interface Sts {
  assumeRole(keys: Keys, input: AssumeRoleInput): Promise<AssumedRole>;
  assumeRoleWithWebIdentity(input: WebIdentityInput): Promise<AssumedRole>;
  /** Needs no permission: whatever keys are valid may ask. */
  getCallerIdentity(keys: Keys): Promise<CallerIdentity>;
}

/** ISO 8601 in XML, epoch seconds in JSON; epoch milliseconds here. */
const TIME = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => (typeof value === 'number' ? Math.round(value * 1000) : Date.parse(value))),
  v.finite(),
);

const ASSUMED = v.object({
  Credentials: v.object({
    AccessKeyId: v.string(),
    SecretAccessKey: v.string(),
    SessionToken: v.string(),
    Expiration: TIME,
  }),
  AssumedRoleUser: v.object({ Arn: v.string() }),
});

const IDENTITY = v.object({ Account: v.string(), Arn: v.string(), UserId: v.string() });

/** AWS STS (API version 2011-06-15). All failures are Problems `sign-in.*`. */
export function createSts(deps: StsDeps): Sts {
  const { fetch, region } = deps;

  const call = (request: Pick<StsCall, 'operation' | 'parameters' | 'keys'>, context: FaultContext = {}) =>
    callSts(fetch, {
      ...request,
      region,
      endpoint: deps.endpoint ?? regionalEndpoint('sts', region),
      context: { region, ...context },
      now: () => deps.now(),
    });

  return {
    async assumeRole(keys, input) {
      const operation = 'AssumeRole';
      const { roleArn, mfaSerial } = input;
      const context = { roleArn, ...(mfaSerial ? { mfaSerial } : {}) };
      const { fields } = await call({ operation, keys, parameters: assumeParameters(input) }, context);
      return toAssumed(readFields(ASSUMED, fields, operation));
    },
    async assumeRoleWithWebIdentity({ roleArn, sessionName, token, durationSeconds }) {
      const operation = 'AssumeRoleWithWebIdentity';
      const { identityPoolId } = deps;
      const parameters: StsCall['parameters'] = [
        ['RoleArn', roleArn],
        ['RoleSessionName', sessionName],
        ['DurationSeconds', durationSeconds?.toString()],
        ['WebIdentityToken', token],
      ];
      const context = { roleArn, ...(identityPoolId ? { identityPoolId } : {}) };
      const { fields } = await call({ operation, parameters }, context);
      return toAssumed(readFields(ASSUMED, fields, operation));
    },
    async getCallerIdentity(keys) {
      const operation = 'GetCallerIdentity';
      const { fields, clockOffsetMs } = await call({ operation, keys, parameters: [] });
      const { Account, Arn, UserId } = readFields(IDENTITY, fields, operation);
      return {
        account: Account,
        arn: Arn,
        userId: UserId,
        ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
        ...(keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt }),
      };
    },
  };
}

function assumeParameters(input: AssumeRoleInput): StsCall['parameters'] {
  const tags = Object.entries(input.tags ?? {}).flatMap(([key, value], index): [string, string][] => [
    [`Tags.member.${index + 1}.Key`, key],
    [`Tags.member.${index + 1}.Value`, value],
  ]);
  return [
    ['RoleArn', input.roleArn],
    ['RoleSessionName', input.sessionName],
    ['DurationSeconds', input.durationSeconds?.toString()],
    ['ExternalId', input.externalId || undefined],
    ...tags,
    ['SerialNumber', input.mfaSerial || undefined],
    ['TokenCode', input.mfaCode || undefined],
  ];
}

function toAssumed({ Credentials, AssumedRoleUser }: v.InferOutput<typeof ASSUMED>): AssumedRole {
  return {
    keys: {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
      expiresAt: Credentials.Expiration,
    },
    arn: AssumedRoleUser.Arn,
  };
}
