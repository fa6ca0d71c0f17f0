import { readMoment, type TimeSpan } from '#core/filter/readMoment.ts';

/** Where to go: a row's index from 0, or epoch milliseconds. */
export type GoToPlace = { index: number } | { time: number };

/**
 * Reads the “Go to” box: `#12,345` or `12345` (frames are counted from 1), a local time of day
 * such as `12:00:01.5`, or a date with or without a time, `2026-11-22 12:00`. `span` is when the
 * session was. Never throws.
 */
export function readPlace(input: string, span: TimeSpan): GoToPlace | { fault: string } {
  const text = input.trim();
  const number = /^#?\s*(\d[\d,_ ]*)$/.exec(text)?.[1];
  if (number !== undefined) {
    const index = Number(number.replace(/[,_ ]/g, '')) - 1;
    return index < 0 ? { fault: 'Frames are counted from #1.' } : { index };
  }
  const moment = readMoment(text.replace(/ +/, 'T'), span);
  if (moment !== undefined) return { time: moment.from };
  const said = text === '' ? 'Say where to go' : `“${text}” is neither a frame’s number nor a time`;
  return { fault: `${said}: #12345, 12:00:01.5 or 2026-11-22 12:00.` };
}
