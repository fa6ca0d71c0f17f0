import { storageItem } from '#platform/storageItem.ts';
import { requestsSchema } from './requestsSchema.ts';

/** What the sessions that open again by themselves are signed from, by session id. No signature and no keys. */
export const requestsItem = storageItem({
  key: 'signedFrom',
  area: 'session',
  schema: requestsSchema,
  fallback: {},
});
