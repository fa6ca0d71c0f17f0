import { faults } from './faults.ts';
import type { Found } from './found.ts';
import { headersNote } from './headers.ts';
import { readLiteral } from './literals.ts';
import { startsWithScheme } from './scheme.ts';

/** Calls that open a WebSocket in JavaScript (browsers, ws, reconnecting-websocket) and Python. */
const CALL =
  /\b(?:new\s+(?:[\w$]+\s*\.\s*)*[\w$]*WebSocket[\w$]*|WebSocketApp|create_connection|(?:websockets?|client|ws)\.connect)\s*\(/g;

/**
 * Reads `new WebSocket("wss://…", ["protocol"])` and its like out of pasted code. Undefined
 * where no such call has its URL as a literal. Problems: `url.placeholder` where the URL is put
 * together by the code.
 */
export function readScript(text: string): Found | undefined {
  for (const call of text.matchAll(CALL)) {
    const url = readLiteral(text, call.index + call[0].length);
    if (!url || !startsWithScheme(url.value)) continue;
    if (url.open || /^\s*(?:\+|%|\.format)/.test(text.slice(url.end, url.end + 20)))
      throw faults.placeholder();
    const rest = text.slice(url.end);
    return {
      url: url.value,
      subprotocols: readSubprotocols(rest),
      notes: /^[^;\n]*\b(?:extra_|additional_)?headers?\b\s*[:=]/.test(rest) ? [headersNote()] : [],
    };
  }
  return undefined;
}

/** The second argument, or Python's `subprotocols=`: a literal or a list of literals. */
function readSubprotocols(rest: string): string[] {
  const opening = /^\s*,\s*(?:(?:sub)?protocols\s*=\s*)?(\[|\(|(?=["'`]))/.exec(rest);
  if (!opening) return [];
  const list = opening[1] !== '';
  const found: string[] = [];
  let position = opening[0].length;
  for (;;) {
    const literal = readLiteral(rest, position);
    if (!literal) return found;
    if (!literal.open) found.push(literal.value);
    const comma = /\s*,/y;
    comma.lastIndex = literal.end;
    if (!list || !comma.test(rest)) return found;
    position = comma.lastIndex;
  }
}
