import * as v from 'valibot';

const optional = v.exactOptional;

/** A SignRequest as it is kept. */
export const requestSchema = v.object({
  url: v.string(),
  profileId: v.string(),
  region: optional(v.string()),
  service: optional(v.string()),
  endpoint: optional(v.string()),
  expires: optional(v.number()),
  clockOffsetMs: optional(v.number()),
  allowExpired: optional(v.boolean()),
});

export const requestsSchema = v.record(v.string(), requestSchema);
