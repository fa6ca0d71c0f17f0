import { readBase64 } from '#core/bytes/base64.ts';
import { readHex } from '#core/bytes/hex.ts';
import { expandTemplate, type TemplateScope } from '#core/compose/expandTemplate.ts';
import type { MessageTemplate } from '#core/compose/types.ts';
import { Problem } from '#core/problem.ts';

/** Puts values into a message and reads it as it is meant. Problems: `message.template`, `message.hex`, `message.base64`. */
export function fillMessage(
  { text, form }: MessageTemplate,
  scope: TemplateScope,
): string | Uint8Array<ArrayBuffer> {
  const filled = expandTemplate(text, scope);
  if ('fault' in filled) throw new Problem('message.template', filled.fault.reason, 'Nothing was sent.');
  if (form === 'text') return filled.text;
  const read = form === 'hex' ? readHex(filled.text) : readBase64(filled.text);
  if ('fault' in read) throw new Problem(`message.${form}`, read.fault, 'Nothing was sent.');
  return new Uint8Array(read.bytes);
}
