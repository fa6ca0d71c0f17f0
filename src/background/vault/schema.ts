import * as v from 'valibot';
import type { DeviceKeys, PendingChallenge, UserTokens } from '#aws/cognito/types.ts';
import type { DeviceAuthorization, SsoClient, SsoToken } from '#aws/identityCenter/identityCenter.ts';
import type { SecretsByProfile } from './secrets.ts';

const optional = v.exactOptional;

/** What belongs to an AWS client is stored as that client made it; its fields are the client's matter. */
const record = <T>() => v.custom<T>((value) => typeof value === 'object' && value !== null);

const problem = v.object({ id: v.string(), message: v.string(), next: optional(v.string()) });

const accountRole = v.object({
  accountId: v.string(),
  accountName: optional(v.string()),
  roleName: v.string(),
});

const waiting = { serial: v.string(), problem: optional(problem) };

const pending = v.variant('type', [
  v.object({
    type: v.literal('challenge'),
    challenge: record<PendingChallenge>(),
    typedName: v.string(),
    ...waiting,
  }),
  v.object({
    type: v.literal('device'),
    authorization: record<DeviceAuthorization>(),
    intervalMs: v.number(),
    nextPollAt: v.number(),
    ...waiting,
  }),
  v.object({ type: v.literal('choose-role'), roles: v.array(accountRole), ...waiting }),
  v.object({ type: v.literal('mfa-code'), ...waiting }),
]);

const secrets = v.object({
  keys: optional(
    v.object({
      accessKeyId: v.string(),
      secretAccessKey: v.string(),
      sessionToken: optional(v.string()),
      expiresAt: optional(v.number()),
    }),
  ),
  keysAt: optional(v.number()),
  clientSecret: optional(v.string()),
  tokens: optional(record<UserTokens>()),
  device: optional(v.object({ typedName: v.string(), keys: record<DeviceKeys>() })),
  loginToken: optional(v.string()),
  identityId: optional(v.string()),
  ssoClient: optional(record<SsoClient>()),
  ssoToken: optional(record<SsoToken>()),
  chosenRole: optional(accountRole),
  signedInAs: optional(v.string()),
  pending: optional(pending),
  variables: optional(v.record(v.string(), v.string())),
  problem: optional(problem),
});

/**
 * The secrets, by profile id. A profile whose record is not understood, as from another version, is
 * left out by itself: the others must not be lost with it.
 */
export const secretsSchema: v.GenericSchema<unknown, SecretsByProfile> = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((records) =>
    Object.fromEntries(
      Object.entries(records).flatMap(([id, record]) => {
        const read = v.safeParse(secrets, record);
        return read.success ? [[id, read.output]] : [];
      }),
    ),
  ),
);

const derivation = v.object({
  name: v.literal('PBKDF2'),
  hash: v.literal('SHA-256'),
  // A bound, so that a damaged figure cannot keep the worker busy for hours.
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  salt: v.string(),
});

/** The encrypted copy. `forgotten`: profiles whose secrets are dropped from it at the next unlocking. */
export const sealedSchema = v.nullable(
  v.object({
    sealed: v.object({
      version: v.literal(1),
      derivation,
      cipher: v.literal('AES-256-GCM'),
      iv: v.string(),
      data: v.string(),
    }),
    forgotten: v.array(v.string()),
  }),
);

/** What opens the encrypted copy while it is unlocked, in storage.session. */
export const unlockedSchema = v.nullable(v.object({ key: v.string(), lastUse: v.number() }));

export type SealedCopy = v.InferOutput<typeof sealedSchema>;
export type Unlocked = v.InferOutput<typeof unlockedSchema>;
