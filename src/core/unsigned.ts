/**
 * Stands in the place of a profile's id where nothing is to be signed. Ids of profiles are UUIDs, so
 * none is called so. The person chooses it, and nothing else does.
 */
export const UNSIGNED = 'unsigned';

/** What it is called wherever the name of a profile stands. */
export const UNSIGNED_NAME = 'No signature';

/** Opened by the extension without any signature, because the person wanted it so. */
export const isUnsigned = (session: { profileId: string } | undefined): boolean =>
  session?.profileId === UNSIGNED;
