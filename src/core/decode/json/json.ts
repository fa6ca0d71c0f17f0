import type { Decoded, Decoder } from '../contract.ts';
import { readJson } from '../readJson.ts';
import { isPlainText } from '../text/text.ts';
import { counted, oneLine } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { type Embedded, findEmbedded } from './embedded.ts';
import { readJsonBytes } from './readJsonBytes.ts';

const WORDS = /^(?:true|false|null|-?\d[\d.eE+-]*)\s*$/;

/** JSON (RFC 8259), numbers left as they are written; finds JSON and base64 within its strings. */
export const json: Decoder = {
  id: 'json',
  label: 'JSON',
  sniff(head, size, context) {
    const first = head.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
    if (first === 0x7b || first === 0x5b) return looksJson(head) ? 0.9 : 0.3;
    const isWhole = size === head.length && (first === 0x22 || context.text);
    const read = isWhole ? readUtf8(head) : undefined;
    if (read === undefined) return 0;
    return first === 0x22 ? ('tape' in readJson(read) ? 0.8 : 0) : WORDS.test(read.trimStart()) ? 0.6 : 0;
  },
  decode(bytes) {
    const tape = readJsonBytes(bytes);
    if ('result' in tape) return tape.result;
    const embedded = findEmbedded(tape);
    const decoded: Decoded = { summary: oneLine(tape.text), fields: embedded.map(fieldOf), json: tape.text };
    const [first] = embedded;
    if (first !== undefined) {
      const isText = first.as === 'JSON' || isPlainText(first.bytes);
      decoded.payload = { label: `${first.path} (${first.as})`, bytes: first.bytes, text: isText };
    }
    return { ok: true, decoded };
  },
};

function fieldOf({ path, as, bytes }: Embedded) {
  const head = readUtf8(bytes.subarray(0, 1_000)) ?? '';
  const note = `${as === 'JSON' ? 'JSON' : 'base64'} in a string, ${counted(bytes.length, 'byte')}`;
  return { name: path, value: head === '' ? '' : oneLine(head, 80), note };
}

/** After its first bracket comes what JSON allows there: tells `[12:00] hello` and `{{name}}` from JSON. */
function looksJson(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 64)).trimStart();
  return /^(?:\{\s*(?:"|\}|$)|\[\s*(?:[[\]{"]|-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?\s*(?:[,\]]|$)|true|false|null|$))/.test(
    text,
  );
}
