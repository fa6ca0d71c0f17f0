import { storageItem } from '#platform/storageItem.ts';
import { foundSchema } from './foundSchema.ts';

/** Sessions found in a tab, in memory. Read by tabSessions.ts only. */
export const foundItem = storageItem({
  key: 'tabSessions',
  area: 'session',
  schema: foundSchema,
  fallback: [],
});
