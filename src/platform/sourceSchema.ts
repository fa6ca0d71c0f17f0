import * as v from 'valibot';

const optional = v.exactOptional;
const strings = v.record(v.string(), v.string());

const cognitoSignIn = v.variant('type', [
  v.object({ type: v.literal('guest') }),
  v.object({
    type: v.literal('password'),
    userPoolId: v.string(),
    clientId: v.string(),
    userName: optional(v.string()),
    method: v.picklist(['srp', 'password']),
  }),
  v.object({
    type: v.literal('hosted'),
    userPoolId: v.string(),
    clientId: v.string(),
    domain: v.string(),
    scopes: optional(v.array(v.string())),
    identityProvider: optional(v.string()),
  }),
  v.object({ type: v.literal('token'), provider: optional(v.string()) }),
  v.object({
    type: v.literal('tab'),
    userPoolId: optional(v.string()),
    clientId: optional(v.string()),
  }),
]);

/** How a profile comes by its credentials, as it is stored and shared. Fields that it does not know are dropped. */
export const sourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('keys'), endpoints: optional(v.object({ sts: optional(v.string()) })) }),
  v.object({
    kind: v.literal('cognito'),
    identityPoolId: v.string(),
    flow: v.picklist(['enhanced', 'classic']),
    roleArn: optional(v.string()),
    signIn: cognitoSignIn,
    endpoints: optional(
      v.object({
        identityPool: optional(v.string()),
        userPool: optional(v.string()),
        sts: optional(v.string()),
      }),
    ),
  }),
  v.object({
    kind: v.literal('role'),
    sourceProfileId: v.string(),
    roleArn: v.string(),
    sessionName: optional(v.string()),
    durationSeconds: optional(v.number()),
    externalId: optional(v.string()),
    tags: optional(strings),
    mfaSerial: optional(v.string()),
    stsRegion: optional(v.string()),
    endpoints: optional(v.object({ sts: optional(v.string()) })),
  }),
  v.object({
    kind: v.literal('sso'),
    startUrl: v.string(),
    ssoRegion: v.string(),
    accountId: optional(v.string()),
    roleName: optional(v.string()),
    endpoints: optional(
      v.object({ oidc: optional(v.string()), portal: optional(v.string()), sts: optional(v.string()) }),
    ),
  }),
]);
