import { byteText } from '../values/byteText.ts';
import { ByteFault } from '../values/faults.ts';
import { readUtf8 } from '../values/readUtf8.ts';

const LF = 0x0a;

export interface StompHeader {
  name: string;
  value: string;
  /** Has an escape that STOMP does not know. */
  isOdd: boolean;
}

/** Headers up to the empty line; `end` is where the body begins, undefined where the message ends before. */
export function readHeaders(
  bytes: Uint8Array,
  from: number,
  escaped: boolean,
): { headers: StompHeader[]; end: number | undefined } {
  const headers: StompHeader[] = [];
  for (let at = from; ; ) {
    const lineEnd = bytes.indexOf(LF, at);
    if (lineEnd < 0) return { headers, end: undefined };
    const line = bytes.subarray(at, bytes[lineEnd - 1] === 0x0d && lineEnd > at ? lineEnd - 1 : lineEnd);
    if (line.length === 0) return { headers, end: lineEnd + 1 };
    const text = readUtf8(line) ?? byteText(line);
    const colon = text.indexOf(':');
    if (colon < 0)
      throw new ByteFault(at, 'a header and its value should stand here, with a colon between them');
    const name = unescaped(text.slice(0, colon), escaped);
    const value = unescaped(text.slice(colon + 1), escaped);
    headers.push({ name: name.text, value: value.text, isOdd: name.isOdd || value.isOdd });
    at = lineEnd + 1;
  }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', c: ':', '\\': '\\' };

/** STOMP 1.2, section Value Encoding; what it does not know is left as it stands. */
function unescaped(text: string, escaped: boolean): { text: string; isOdd: boolean } {
  if (!escaped || !text.includes('\\')) return { text, isOdd: false };
  let isOdd = false;
  const read = text.replace(/\\(.?)/gs, (whole, code: string) => {
    if (ESCAPES[code] !== undefined) return ESCAPES[code];
    isOdd = true;
    return whole;
  });
  return { text: read, isOdd };
}
