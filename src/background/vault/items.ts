/** What the vault stores. Not in src/platform/items.ts, since its shapes are the background's own. */
import * as v from 'valibot';
import { storageItem } from '#platform/storageItem.ts';
import { sealedSchema, secretsSchema, unlockedSchema } from './schema.ts';

/** The secrets, in memory. Read by vault.ts only. */
export const secretsItem = storageItem({
  key: 'secrets',
  area: 'session',
  schema: secretsSchema,
  fallback: {},
});

/** The derived key while the vault is unlocked, in memory. */
export const unlockedItem = storageItem({
  key: 'unlocked',
  area: 'session',
  schema: unlockedSchema,
  fallback: null,
});

/** The encrypted copy on disk; null while Remember me is off. */
export const sealedItem = storageItem({
  key: 'sealed',
  area: 'local',
  schema: sealedSchema,
  fallback: null,
});

/** Minutes without use after which the vault locks; 0 for never. Parts of one are for tests: people choose whole ones. */
export const idleItem = storageItem({
  key: 'idleLockMinutes',
  area: 'local',
  schema: v.pipe(v.number(), v.minValue(0)),
  fallback: 15,
});
