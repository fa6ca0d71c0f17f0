import type { Frame } from '#core/frame.ts';

/** UTF-8 takes at most four bytes for a code point, so this many bytes fill any preview. */
const BYTES_PER_CHARACTER = 4;
const decoder = new TextDecoder();

/**
 * One line that tells frames apart in the list, at most `max` characters and about as much work.
 * Text: control characters made visible. Binary: hex bytes.
 */
export function preview(frame: Frame, max = 300): string {
  if (frame.kind === 'binary') return hexPreview(frame.payload, max);
  const head = frame.payload.subarray(0, max * BYTES_PER_CHARACTER);
  return showControls(decoder.decode(head, { stream: false }).slice(0, max)).slice(0, max);
}

function hexPreview(payload: Uint8Array, max: number): string {
  const count = Math.min(payload.length, Math.floor((max + 1) / 3));
  let line = '';
  for (let at = 0; at < count; at += 1) {
    line += (at === 0 ? '' : ' ') + payload[at]!.toString(16).padStart(2, '0');
  }
  return line;
}

/**
 * Line ends with the indentation after them become one arrow; C0 controls become their Control
 * Pictures (U+2400 …); C1, bidirectional and other invisible controls become `\u202e`, since they
 * could reorder or hide what the row says.
 */
export function showControls(text: string): string {
  return text.replace(/\r?\n[\t ]*/g, '↵ ').replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060-\u2069\ufeff]/gu;
