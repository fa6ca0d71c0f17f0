import { Problem } from '../problem.ts';
import { buildEndpoint } from './buildEndpoint.ts';
import { cleanText } from './cleanText.ts';
import { faults } from './faults.ts';
import { findUrl } from './findUrl.ts';
import type { EndpointReading } from './types.ts';

/** Longer than any command with a signed URL in it. */
const MAX_TEXT = 32_768;

/**
 * Reads anything that stands for a WebSocket endpoint: a `wss:`, `ws:`, `https:` or `http:` URL,
 * signed or not, a host, an execute-api ARN, a `wscat`, `websocat` or `curl` command, code with
 * `new WebSocket(…)`, or text with one URL in it. Never throws; a fault never repeats the text.
 * Reading the `url` of a reading gives the same `url` again.
 */
export function readEndpoint(text: string): EndpointReading {
  try {
    if (text.length > MAX_TEXT) throw faults.tooLong(text.length);
    const cleaned = cleanText(text);
    const found = findUrl(cleaned.text);
    return { ok: true, endpoint: buildEndpoint({ ...found, notes: [...cleaned.notes, ...found.notes] }) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { id, message, next } = error;
    return { ok: false, fault: { id, message, ...(next && { next }) } };
  }
}
