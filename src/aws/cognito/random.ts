/** Fills with random bytes that nobody can guess. */
export type Random = (length: number) => Uint8Array;

export const secureRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
