import { Problem } from '../problem.ts';
import { readHar } from './har/readHar.ts';
import { readJsonLines } from './readJsonLines.ts';
import type { ImportedPiece, SessionFile, ToldShare } from './types.ts';

/** So much of a file tells what it is. */
const HEAD_BYTES = 4_096;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Reads a HAR 1.2 file with WebSockets, from Chrome or from here, or JSON Lines from here, by what
 * the text is and not by its name, and piece by piece, so that its length does not matter. Problems:
 * `import.*`.
 */
export async function* readSessionFile(
  file: SessionFile,
  told: ToldShare = () => undefined,
): AsyncGenerator<ImportedPiece> {
  const read = (share: ToldShare) => counted(withoutMark(file.read()), file.size, share);
  const head = await beginningOf(read(() => undefined));
  if (head === '') throw new Problem('import.empty', 'The file is empty, so nothing was imported.');
  if (/^\{\s*"countersign"\s*:/.test(head)) yield* readJsonLines(read(told));
  else if (head.startsWith('{')) yield* readHar(file, read, told);
  else throw noFormat();
}

/** The text's first characters, without white space before them; '' where there is nothing else. */
async function beginningOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const utf8 = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && text.length < HEAD_BYTES; at += HEAD_BYTES)
      text = (text + utf8.decode(chunk.subarray(at, at + HEAD_BYTES), { stream: true })).trimStart();
    if (text.length >= HEAD_BYTES) break;
  }
  return text;
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let matched = 0;
  for await (const chunk of chunks) {
    let at = 0;
    while (matched < BYTE_ORDER_MARK.length && at < chunk.length && chunk[at] === BYTE_ORDER_MARK[matched]) {
      matched++;
      at++;
    }
    // Whatever follows it is no part of it.
    if (at < chunk.length) matched = BYTE_ORDER_MARK.length;
    yield chunk.subarray(at);
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  told: ToldShare,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    // What was handed out is dealt with when the next is asked for.
    bytes += chunk.length;
    told(size === 0 ? 1 : Math.min(1, bytes / size));
  }
}

const noFormat = (): Problem =>
  new Problem(
    'import.format',
    'The file is neither a HAR file nor JSON Lines of Countersign, so nothing was imported.',
    'Export “HAR” from DevTools or “JSON Lines” from Countersign, and choose that file.',
  );
