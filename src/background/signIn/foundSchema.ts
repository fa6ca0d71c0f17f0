import * as v from 'valibot';

/** Sessions found in a tab, as they are kept until one is chosen. */
export const foundSchema = v.array(
  v.object({
    id: v.string(),
    origin: v.string(),
    userName: v.string(),
    clientId: v.string(),
    provider: v.string(),
    userPoolId: v.string(),
    region: v.string(),
    idToken: v.string(),
    expiresAt: v.number(),
    identityPoolId: v.exactOptional(v.string()),
  }),
);
