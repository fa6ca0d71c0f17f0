import { JsonScanner } from './jsonScanner.ts';
import type { JsonFault, JsonTape } from './jsonTape.ts';

/**
 * Reads a JSON text (RFC 8259, as strict as JSON.parse) in one pass without recursion. Never
 * throws; a fault says where the text stops being JSON.
 */
export function readJson(text: string): { tape: JsonTape } | { fault: JsonFault } {
  return new JsonScanner(text).read();
}
