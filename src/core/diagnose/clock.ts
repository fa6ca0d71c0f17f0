import { headerOf, readFaults } from './answer/readFaults.ts';
import type { Answer } from './answer/types.ts';
import type { ClockReading } from './evidence.ts';

const NAMES: Readonly<Record<Answer['source'], string>> = {
  handshake: 'the handshake',
  'upgrade-probe': 'the second request',
  'plain-probe': 'the second request',
  pasted: 'the pasted text',
};

/**
 * How far this computer's clock is off, by the server times that answers carry: the Date header
 * (RFC 9110 section 6.6.1, whole seconds), and the times inside AWS's clock refusals. Pasted
 * answers tell nothing of now, since nobody knows when they were given.
 */
export function readClock(answers: readonly Answer[]): ClockReading[] {
  return answers.flatMap((answer) => {
    if (answer.source === 'pasted') return [];
    const readings: ClockReading[] = [];
    const date = Date.parse(headerOf(answer.headers, 'date') ?? '');
    // Half a second: the header is cut to the second.
    if (Number.isFinite(date))
      readings.push({
        source: `Date header of ${NAMES[answer.source]}`,
        at: answer.at,
        offsetMs: date + 500 - answer.at,
      });
    for (const fault of readFaults(answer)) {
      if (fault.kind !== 'signature-expired' && fault.kind !== 'signature-not-yet-current') continue;
      readings.push({
        source: `server time in the answer to ${NAMES[answer.source]}`,
        at: answer.at,
        offsetMs: fault.serverTime + 500 - answer.at,
      });
    }
    return readings;
  });
}

/** The latest reading; undefined without one. */
export function clockOffset(readings: readonly ClockReading[] | undefined): ClockReading | undefined {
  return readings?.at(-1);
}
