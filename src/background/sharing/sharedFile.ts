import * as v from 'valibot';
import { sourceSchema } from '#platform/sourceSchema.ts';

/** Marks our files, so that another tool's JSON is told from them. */
export const FORMAT = 'countersign-profiles';
export const VERSION = 1;

/** More than any team has; keeps a hostile file from filling the storage. */
export const MOST_PROFILES = 200;
export const MOST_CHARACTERS = 1_000_000;

/** In a file, `sourceProfileId` of a role is the name of its source profile: ids mean nothing elsewhere. */
export const sharedProfileSchema = v.object({
  name: v.string(),
  source: sourceSchema,
  region: v.exactOptional(v.string()),
  service: v.exactOptional(v.string()),
  endpoint: v.exactOptional(v.string()),
});

export type SharedProfile = v.InferOutput<typeof sharedProfileSchema>;
