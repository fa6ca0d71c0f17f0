import { inFigures } from '#core/inFigures.ts';
import type { ExportState } from './ExportJob.ts';

/** `12,480 rows`, `1 row`. */
export const rowsWords = (rows: number): string => `${inFigures(rows)} row${rows === 1 ? '' : 's'}`;

/** `34 %`; `…` while it is not known of how much. */
export function shareWritten({ rows, total }: Extract<ExportState, { at: 'writing' }>): string {
  if (total === undefined) return '…';
  return `${total === 0 ? 100 : Math.floor((rows / total) * 100)} %`;
}

/** Field names as typed, between commas or white space. */
export const readNames = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
