import { storageItem } from '#platform/storageItem.ts';
import { attemptsSchema } from './attemptsSchema.ts';

/** Connections tried lately with their signed URLs: secrets, in memory only. Read by attempts.ts alone. */
export const attemptsItem = storageItem({
  key: 'attempts',
  area: 'session',
  schema: attemptsSchema,
  fallback: [],
});
