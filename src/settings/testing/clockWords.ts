import { formatDuration } from '#core/time.ts';

/** How far this clock is off from AWS's, in words. */
export interface ClockWords {
  tone: 'ok' | 'warn' | 'bad';
  text: string;
}

const WARN_MS = 60_000;
/** AWS refuses signatures from further away (AWS: "Signature Version 4", request time). */
const BAD_MS = 5 * 60_000;

/** @param offsetMs this clock minus AWS's; undefined where it could not be read */
export function clockWords(offsetMs: number | undefined): ClockWords {
  if (offsetMs === undefined) {
    return { tone: 'ok', text: 'The clock could not be compared with AWS’s.' };
  }
  const off = Math.abs(offsetMs);
  const where = offsetMs > 0 ? 'ahead of' : 'behind';
  // The Date header has whole seconds.
  if (off < 2_000) return { tone: 'ok', text: 'The clock agrees with AWS’s.' };
  const text = `The clock of this computer is ${formatDuration(off)} ${where} AWS’s.`;
  if (off > BAD_MS) {
    return {
      tone: 'bad',
      text: `${text} AWS refuses signatures that are more than 5 minutes off: set the clock.`,
    };
  }
  if (off > WARN_MS) return { tone: 'warn', text: `${text} From 5 minutes on AWS refuses signatures.` };
  return { tone: 'ok', text };
}
