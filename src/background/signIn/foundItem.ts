import * as v from 'valibot';
import { storageItem } from '#platform/storageItem.ts';

const optional = v.exactOptional;

/** Sessions found in a tab until one is chosen, in memory. Read by tabSessions.ts only. */
export const foundItem = storageItem({
  key: 'tabSessions',
  area: 'session',
  schema: v.array(
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
      identityPoolId: optional(v.string()),
    }),
  ),
  fallback: [],
});
