import { progressWords, type SequenceProgress, type SequenceReport } from '#core/compose/sequenceReport.ts';
import type { StepResult } from '#core/compose/types.ts';
import { isLive, type SessionRecord } from '#core/session.ts';
import { formatDuration } from '#core/time.ts';
import { KIND_WORDS } from './stepWords.ts';

/** A host that is gone cannot tell that what it ran has ended. */
export function settled(progress: SequenceProgress, session: Pick<SessionRecord, 'state'>): SequenceProgress {
  if (progress.state !== 'running' || isLive(session)) return progress;
  return { ...progress, state: 'failed', why: 'The connection ended before the sequence was done.' };
}

const STATES = { running: 'running', passed: 'passed', failed: 'failed', stopped: 'stopped' } as const;

/** `passed: 200 of 200 steps in 3.2 s` */
export function headWords(progress: SequenceProgress): string {
  const { state, startedAt, endedAt } = progress;
  const time = endedAt === undefined ? '' : ` in ${formatDuration(endedAt - startedAt)}`;
  return `${STATES[state]}: ${progressWords(progress)}${time}`;
}

/** `3`, or with rounds `2.3`. */
export const placeOf = ({ step, round }: StepResult, rounds: number): string =>
  rounds > 1 ? `${round + 1}.${step + 1}` : `${step + 1}`;

/** The report as text to paste, one line a step. */
export function reportText(report: SequenceReport, session: Pick<SessionRecord, 'name' | 'state'>): string {
  const progress = settled(report, session);
  const lines = [
    `Sequence “${report.name}” on ${session.name}, ${headWords(progress)}`,
    `Begun ${new Date(report.startedAt).toISOString()}`,
    ...(progress.why ? [progress.why] : []),
    '',
  ];
  const { results, rounds } = report;
  const first = results[0];
  if (first && (first.step > 0 || first.round > 0)) {
    lines.push(`(The first ${first.round * report.steps + first.step} results are not kept.)`);
  }
  for (const result of results) {
    const frame = result.frame === undefined ? '' : ` [#${result.frame + 1}]`;
    const mark = result.passed ? 'ok  ' : 'FAIL';
    const words = `${KIND_WORDS[result.kind].toLowerCase()}: ${result.detail}`;
    lines.push(`${mark} ${placeOf(result, rounds)}  ${words}  ${formatDuration(result.ms)}${frame}`);
  }
  return `${lines.join('\n')}\n`;
}
