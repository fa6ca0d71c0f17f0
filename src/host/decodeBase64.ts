import { fromBase64 } from '#core/bytes/base64.ts';
import { Problem } from '#core/problem.ts';

/** RFC 4648 section 4, padding optional. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Base64 as bytes; white space is skipped. Throws Problem `message.base64`. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const bare = text.replace(/\s+/g, '');
  if (!BASE64.test(bare)) throw notBase64();
  try {
    return fromBase64(bare);
  } catch {
    throw notBase64();
  }
}

const notBase64 = (): Problem =>
  new Problem(
    'message.base64',
    'The message is not valid base64, so nothing was sent.',
    'Base64 has the characters A–Z, a–z, 0–9, + and /, in groups of four.',
  );
