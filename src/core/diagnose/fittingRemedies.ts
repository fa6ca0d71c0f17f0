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

/**
 * A page signs with keys of its own: only where a profile holds them too can that profile mend anything.
 * Where scope was all that was wrong, the same API can be tried with any profile.
 */
export function fittingRemedies({ session, keys }: Evidence, finding: Finding): Finding {
  if (!session?.page || !finding.remedies) return finding;
  const remedies = finding.remedies.map(toTakeOver);
  return { ...finding, remedies: remedies.filter(({ kind }) => keys || !WITH_KEYS.has(kind)) };
}

function toTakeOver(remedy: Remedy): Remedy {
  if (remedy.kind !== 'sign-again') return remedy;
  const { region, service } = remedy;
  if (region === undefined && service === undefined) return remedy;
  return {
    kind: 'take-over',
    ...(region === undefined ? {} : { region }),
    ...(service === undefined ? {} : { service }),
  };
}
