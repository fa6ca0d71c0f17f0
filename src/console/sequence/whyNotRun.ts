import type { SequenceFault } from '#core/compose/readSequence.ts';
import type { SessionRecord } from '#core/session.ts';

/** Why Run cannot be pressed now, one sentence; undefined when it can. */
export function whyNotRun(
  session: Pick<SessionRecord, 'state' | 'page' | 'sequence'> | undefined,
  faults: readonly SequenceFault[],
): string | undefined {
  const [first] = faults;
  if (first) return first.step === undefined ? first.reason : `Step ${first.step + 1}: ${first.reason}`;
  if (!session) return 'Connect first, then run it.';
  if (session.page) return 'This socket belongs to a page. Sequences run on connections of your own.';
  if (session.state !== 'open') return 'The connection is not open. Connect, then run it.';
  return undefined;
}
