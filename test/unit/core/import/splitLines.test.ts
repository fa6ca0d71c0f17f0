import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from '#core/import/splitLines.ts';

async function linesOf(bytes: Uint8Array, cuts: readonly number[]): Promise<string[]> {
  async function* chunks() {
    let at = 0;
    for (const cut of cuts) {
      yield bytes.subarray(at, at + cut);
      at += cut;
    }
    yield bytes.subarray(at);
  }
  const lines: string[] = [];
  for await (const some of splitLines(chunks())) lines.push(...some);
  return lines;
}

/** Of a text's pieces: characters of one to four bytes, byte order marks, line ends, and bytes that are no UTF-8. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom('a', 'ü', '“', '🦆', '\uFEFF', '\r').map((text) => new TextEncoder().encode(text)),
    fc.constantFrom([0x0a], [0xf0, 0x9f], [0x80], [0xff]).map((bytes) => Uint8Array.from(bytes)),
  ),
  { maxLength: 40 },
);

it('gives the lines of the whole text, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.array(fc.nat(5), { maxLength: 60 }), async (parts, cuts) => {
      const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
      const expected = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(await linesOf(bytes, cuts)).toEqual(expected);
    }),
  );
});

it('refuses a line that no message can have, and tells which', async () => {
  const piece = new Uint8Array(8 * 1_024 * 1_024).fill(0x61);
  async function* chunks() {
    yield Uint8Array.of(0x0a);
    for (let n = 0; n < 13; n++) yield piece;
  }
  const read = async () => {
    for await (const _ of splitLines(chunks()));
  };
  await expect(read()).rejects.toMatchObject({
    id: 'import.line',
    message: expect.stringContaining('Line 2 '),
  });
});
