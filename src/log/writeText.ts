/** Up to this many characters a loop is as fast as the encoder, which leaves objects behind at every call. */
const BY_HAND = 1_024;

const encoder = new TextEncoder();

/**
 * Writes `text` as UTF-8 into `bytes` from `at`, where it has three bytes a character; returns how
 * many it took. Short ASCII leaves no garbage: what the encoder leaves, Chromium gives back with a
 * full collection only.
 */
export function writeText(text: string, bytes: Uint8Array<ArrayBuffer>, at: number): number {
  const { length } = text;
  if (length <= BY_HAND) {
    let i = 0;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) break;
      bytes[at + i] = code;
    }
    if (i === length) return length;
  }
  return encoder.encodeInto(text, bytes.subarray(at)).written;
}
