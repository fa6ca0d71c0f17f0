import { bytesToBase64 } from '#core/bytes/base64.ts';
import { Problem } from '#core/problem.ts';
import { formatBytes } from '#core/time.ts';
import type { SentMessage } from '../store/state.ts';

/** A box with more text than this answers to no key any more. */
const LARGEST = 1_048_576;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A file as a message: text where it is UTF-8, and base64 where it is not. Problem: `message.file`. */
export async function readFile(file: Blob): Promise<SentMessage> {
  if (file.size > LARGEST) {
    throw new Problem(
      'message.file',
      `The file has ${formatBytes(file.size)}, and 1 MB is the most that is loaded as a message.`,
      'API Gateway takes 128 KB a message.',
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const text = strict.decode(bytes);
    if (!text.includes('\0')) return { text, kind: 'text' };
  } catch {
    // Bytes that are no text.
  }
  return { text: bytesToBase64(bytes), kind: 'base64' };
}
