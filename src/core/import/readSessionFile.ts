import { Problem } from '../problem.ts';
import { readHar } from './readHar.ts';
import { readJsonLines } from './readJsonLines.ts';
import type { ImportedFile } from './types.ts';

/**
 * Reads a HAR 1.2 file with WebSockets, from Chrome or from here, or JSON Lines from here, by what
 * the text is and not by its name. Throws Problem `import.*`.
 */
export function readSessionFile(text: string): ImportedFile {
  const bare = text.replace(/^\uFEFF/, '').trimStart();
  if (bare === '') throw new Problem('import.empty', 'The file is empty, so nothing was imported.');
  const firstLine = bare.slice(0, bare.indexOf('\n') < 0 ? undefined : bare.indexOf('\n'));
  if (/^\{\s*"countersign"\s*:/.test(firstLine)) return [readJsonLines(bare)];
  let parsed: unknown;
  try {
    parsed = JSON.parse(bare);
  } catch {
    throw new Problem(
      'import.format',
      'The file is neither a HAR file nor JSON Lines of Countersign, so nothing was imported.',
      'Export “HAR” from DevTools or “JSON Lines” from Countersign, and choose that file.',
    );
  }
  return readHar(parsed);
}
