import { bytesToBase64 } from '../bytes/base64.ts';
import type { Frame } from '../frame.ts';
import { redactText } from './redactText.ts';
import type { ExportOptions } from './types.ts';

/** A row's payload in a text file. */
export interface PayloadText {
  text: string;
  base64: boolean;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Text as it came, redacted where that is asked for; binary, and text that is not UTF-8 after all,
 * as base64. Binary is not redacted: nothing is known of its fields.
 */
export function payloadOf(frame: Pick<Frame, 'kind' | 'payload'>, options: ExportOptions): PayloadText {
  const text = frame.kind === 'text' ? decode(frame.payload) : undefined;
  if (text === undefined) return { text: bytesToBase64(frame.payload), base64: true };
  return { text: options.redact ? redactText(text, options.names) : text, base64: false };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
