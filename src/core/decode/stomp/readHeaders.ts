import { byteText } from '../values/byteText.ts';
import { ByteFault } from '../values/faults.ts';
import { readUtf8 } from '../values/readUtf8.ts';

const LF = 0x0a;
/** More headers than anybody reads; those beyond are counted, not read. */
const MOST = 200;

export interface StompHeader {
  name: string;
  value: string;
  /** Has an escape that STOMP does not know. */
  isOdd: boolean;
}

export interface HeadersReading {
  headers: StompHeader[];
  /** Beyond those. */
  more: number;
  /** Where the body begins; undefined where the message ends before. */
  end: number | undefined;
}

/** Headers up to the empty line. */
export function readHeaders(bytes: Uint8Array, from: number, escaped: boolean): HeadersReading {
  const headers: StompHeader[] = [];
  let more = 0;
  for (let at = from; ; ) {
    const lineEnd = bytes.indexOf(LF, at);
    if (lineEnd < 0) return { headers, more, end: undefined };
    const lineStop = bytes[lineEnd - 1] === 0x0d && lineEnd > at ? lineEnd - 1 : lineEnd;
    if (lineStop === at) return { headers, more, end: lineEnd + 1 };
    if (headers.length === MOST) more += 1;
    else headers.push(readHeader(bytes, at, lineStop, escaped));
    at = lineEnd + 1;
  }
}

function readHeader(bytes: Uint8Array, from: number, to: number, escaped: boolean): StompHeader {
  const text = readUtf8(bytes, from, to) ?? byteText(bytes.subarray(from, to));
  const colon = text.indexOf(':');
  if (colon < 0) {
    throw new ByteFault(from, 'a header and its value should stand here, with a colon between them');
  }
  const name = unescaped(text.slice(0, colon), escaped);
  const value = unescaped(text.slice(colon + 1), escaped);
  return { name: name.text, value: value.text, isOdd: name.isOdd || value.isOdd };
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
