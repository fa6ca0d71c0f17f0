import type { BytesReading } from './hex.ts';

/**
 * Reads base64 in either alphabet (RFC 4648 sections 4 and 5), with or without padding and line
 * breaks.
 */
export function readBase64(text: string): BytesReading {
  // Most texts are plain, and a large one takes long letter by letter.
  if (text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)) return { bytes: fromBase64(text) };
  let digits = '';
  let padding = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (/\s/.test(char)) continue;
    if (char === '=') {
      padding++;
      continue;
    }
    if (padding > 0) return { fault: `Nothing may follow the padding (“=”), but character ${at + 1} does.` };
    if (!/[A-Za-z0-9+/\-_]/.test(char)) return { fault: `“${char}” at character ${at + 1} is not base64.` };
    digits += char === '-' ? '+' : char === '_' ? '/' : char;
  }
  const rest = digits.length % 4;
  if (rest === 1) return { fault: 'The base64 text is cut short: one character is left over at its end.' };
  if (padding > 0 && padding !== (4 - rest) % 4) {
    return { fault: `The padding does not fit: ${(4 - rest) % 4} “=” belong at the end, not ${padding}.` };
  }
  return { bytes: fromBase64(digits) };
}

/** Standard base64 as bytes; throws what `atob` throws where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Standard base64 with padding. In slices, since a call takes only so many arguments. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(binary);
}
