import type { Evidence } from './evidence.ts';
import type { Finding, Remedy } from './finding.ts';

/** What is done with the keys of the connection's own profile. */
const WITH_KEYS: ReadonlySet<Remedy['kind']> = new Set([
  'sign-again',
  'correct-clock',
  'refresh',
  'paste-keys',
  'copy',
]);

/** A page signs with keys of its own: only where a profile holds them too can that profile mend anything. */
export function fittingRemedies({ session, keys }: Evidence, finding: Finding): Finding {
  if (!session?.page || keys || !finding.remedies) return finding;
  return { ...finding, remedies: finding.remedies.filter(({ kind }) => !WITH_KEYS.has(kind)) };
}
