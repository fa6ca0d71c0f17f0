import { lineFault } from './lineFault.ts';

/** UTF-16 code units of a line: a message has at most 16 MB here, and JSON may write a byte of it as six. */
const LONGEST = 100 * 1_024 * 1_024;

/**
 * The lines of a text in UTF-8 as they come, a portion for each chunk. Problem: `import.line`. A chunk
 * is decoded as a whole: its lines are then parts of one string, where those of a decoder's own each
 * have their memory in Firefox, with two bytes a character, until all garbage is collected (measured).
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let begun: string[] = [];
  let size = 0;
  let line = 1;
  for await (const chunk of chunks) {
    const lines = utf8.decode(chunk, { stream: true }).split('\n');
    const rest = lines.pop()!;
    if (lines.length > 0) {
      lines[0] = begun.join('') + lines[0];
      line += lines.length;
      begun = [];
      size = 0;
    }
    begun.push(rest);
    size += rest.length;
    if (size > LONGEST) throw lineFault(line, 'it is longer than any message can be');
    yield lines;
  }
  const last = begun.join('') + utf8.decode();
  if (last !== '') yield [last];
}
