import { concatBytes } from '../decode/values/concatBytes.ts';
import { lineFault } from './lineFault.ts';

const LINE_END = 0x0a;
/** Bytes of a line: a message has at most 16 MB here, and JSON may write a byte of it as six. */
const LONGEST = 100 * 1_024 * 1_024;

/** The lines of a text in UTF-8 as they come, a portion for each chunk. Problem: `import.line`. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let begun: Uint8Array[] = [];
  let size = 0;
  let line = 1;
  for await (const chunk of chunks) {
    const lines: string[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      const rest = chunk.subarray(from, end);
      lines.push(utf8.decode(size === 0 ? rest : concatBytes([...begun, rest])));
      begun = [];
      size = 0;
      from = end + 1;
    }
    line += lines.length;
    if (from < chunk.length) begun.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > LONGEST) throw lineFault(line, 'it is longer than any message can be');
    yield lines;
  }
  if (size > 0) yield [utf8.decode(concatBytes(begun))];
}
