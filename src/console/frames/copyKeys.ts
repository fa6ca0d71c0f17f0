import type { Frame } from '#core/frame.ts';
import { inFigures } from '#core/inFigures.ts';
import { copyableSize, payloadText } from './detail/payloadText.ts';
import type { FramesModel } from './FramesModel.ts';

/** More rows, or more bytes of them, stall the clipboard and whatever it is pasted into. */
const ROWS = 10_000;
const BYTES = 16_000_000;
/** Rows that are read at a time. */
const PIECE = 500;

/** Ctrl+C or ⌘+C, while no text is selected that the browser copies itself. */
export function isCopyKey(event: KeyboardEvent): boolean {
  const alone = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  return alone && event.key.toLowerCase() === 'c' && getSelection()?.isCollapsed !== false;
}

/**
 * Copies the payloads of the rows that are chosen, a line each: text as it came, bytes as hex.
 * Returns a sentence on what was copied; undefined where nothing was chosen.
 */
export async function copyChosen(
  model: Pick<FramesModel, 'chosenRows' | 'readRows' | 'readBody'>,
  copyText: (text: string) => Promise<void>,
): Promise<string | undefined> {
  const chosen = model.chosenRows(ROWS + 1);
  const wanted = new Set(chosen.slice(0, ROWS));
  const lines: string[] = [];
  let bytes = 0;
  let cut = chosen.length > ROWS;
  const last = chosen[Math.min(chosen.length, ROWS) - 1] ?? -1;
  for (let from = chosen[0] ?? 0; from <= last && bytes < BYTES; from += PIECE) {
    for (const frame of await model.readRows(from, Math.min(from + PIECE, last + 1))) {
      if (!wanted.has(frame.index)) continue;
      bytes += copyableSize(frame.size, frame.kind);
      if (bytes > BYTES && lines.length > 0) break;
      lines.push(await textOf(frame, model));
    }
  }
  cut ||= lines.length < wanted.size;
  if (lines.length === 0) return undefined;
  await copyText(lines.join('\n'));
  const count = lines.length === 1 ? 'the payload' : `${inFigures(lines.length)} payloads`;
  return cut
    ? `Copied ${count}, which is as much as a clipboard should take. Export takes all.`
    : `Copied ${count}`;
}

function textOf(frame: Frame, model: Pick<FramesModel, 'readBody'>): Promise<string> {
  const read = async (from: number, to: number) =>
    to <= frame.payload.length ? frame.payload.subarray(from, to) : model.readBody(frame.index, from, to);
  return payloadText(read, frame.size, frame.kind);
}
