import { Problem } from '#core/problem.ts';
import type { Keys } from '#core/profile.ts';

/** Refuses keys that cannot sign. Problems: `keys.missing-id`, `keys.missing-secret`, `keys.missing-token`. */
export function checkKeys(keys: Keys): void {
  if (!keys.accessKeyId)
    throw new Problem('keys.missing-id', 'The access key id is missing.', 'Paste the credentials again.');
  if (!keys.secretAccessKey) {
    throw new Problem(
      'keys.missing-secret',
      'The secret access key is missing.',
      'Paste the credentials again, whole.',
    );
  }
  if (keys.accessKeyId.startsWith('ASIA') && !keys.sessionToken) {
    throw new Problem(
      'keys.missing-token',
      'Keys that begin with ASIA are temporary and work only together with their session token, which is missing.',
      'Paste the credentials again with AWS_SESSION_TOKEN.',
    );
  }
}
