/** Bytes that were read, or one sentence that names the place of the fault. */
export type BytesReading = { bytes: Uint8Array } | { fault: string };

const SEPARATOR = /[\s,:;\-_]/;

/**
 * Reads hex digits in any usual dress: `0a1f`, `0A 1F`, `0x0a, 0x1f`, `0a:1f`, `\x0a\x1f`.
 */
export function readHex(text: string): BytesReading {
  const bytes: number[] = [];
  let at = 0;
  while (at < text.length) {
    const here = text[at]!;
    if (SEPARATOR.test(here)) {
      at++;
    } else if (/^(0x|\\x)/i.test(text.slice(at, at + 2))) {
      at += 2;
      if (!isHexDigit(text[at]))
        return { fault: `Hex digits are missing after the prefix at character ${at - 1}.` };
    } else {
      const next = text[at + 1];
      if (!isHexDigit(here)) return { fault: `“${here}” at character ${at + 1} is not a hex digit.` };
      if (!isHexDigit(next)) {
        return {
          fault:
            next === undefined || SEPARATOR.test(next)
              ? `The digit at character ${at + 1} stands alone: a byte is two hex digits.`
              : `“${next}” at character ${at + 2} is not a hex digit.`,
        };
      }
      bytes.push(Number.parseInt(here + next, 16));
      at += 2;
    }
  }
  return { bytes: Uint8Array.from(bytes) };
}

const isHexDigit = (char: string | undefined): boolean => char !== undefined && /^[0-9a-f]$/i.test(char);
