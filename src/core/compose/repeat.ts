import { Problem } from '#core/problem.ts';

/** Seconds between messages that are sent again and again. */
export const LEAST_REPEAT = 0.1;
export const MOST_REPEAT = 3_600;

/** Throws Problem `repeat.seconds`. */
export function checkRepeatSeconds(seconds: number): number {
  if (Number.isFinite(seconds) && seconds >= LEAST_REPEAT && seconds <= MOST_REPEAT) return seconds;
  throw new Problem(
    'repeat.seconds',
    'A message can be sent every 0.1 to 3,600 seconds.',
    'Give a number within that.',
  );
}
