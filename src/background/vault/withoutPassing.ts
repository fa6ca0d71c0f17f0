import type { SecretsByProfile } from './secrets.ts';

/** Secrets as they go into the encrypted copy: a sign-in that waits lives for minutes only, and stays out. */
export function withoutPassing(all: SecretsByProfile): SecretsByProfile {
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, { pending: _, ...kept }]) =>
      Object.keys(kept).length > 0 ? [[id, kept]] : [],
    ),
  );
}
