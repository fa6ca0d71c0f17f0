import { inFigures } from '../../inFigures.ts';
import { showControls } from '../preview.ts';

const LONGEST = 200;

/** The beginning of a text as one line for the list. */
export function oneLine(text: string, most = LONGEST): string {
  return showControls(text.length > most ? `${text.slice(0, most - 1)}…` : text);
}

/** `1 byte`, `2,048 items`: a plural ends in s. */
export function counted(count: number, one: string): string {
  return `${inFigures(count)} ${one}${count === 1 ? '' : 's'}`;
}
