import { inFigures } from '../../inFigures.ts';
import type { Decoded, Decoder, Field } from '../contract.ts';
import { isPlainText } from '../text/text.ts';
import { fault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { inflate, LARGEST_INFLATED } from './inflate.ts';

/** gzip (RFC 1952). */
export const gzip = inflater('gzip', 'gzip', 'gzip', (head) =>
  head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08 && (head[3]! & 0xe0) === 0 ? 0.98 : 0,
);

/** zlib (RFC 1950), which HTTP calls deflate. */
export const zlib = inflater('zlib', 'zlib', 'deflate', (head) => {
  const [method = 0, flags = 0] = head;
  const isHeader = (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0;
  // Of the headers that fit by chance, the common ones of a 32 kB window are likely.
  return !isHeader || (flags & 0x20) !== 0 ? 0 : method === 0x78 ? 0.9 : 0.3;
});

/** Deflated data without any header (RFC 1951): nothing tells it from other bytes. */
export const deflate = inflater('deflate', 'Deflate (raw)', 'deflate-raw', () => 0);

function inflater(
  id: string,
  label: string,
  format: CompressionFormat,
  sniffBinary: (head: Uint8Array) => number,
): Decoder {
  return {
    id,
    label,
    sniff: (head, size, context) => (context.text || size < 6 ? 0 : sniffBinary(head)),
    async decode(bytes) {
      if (bytes.length === 0) return fault('the message is empty');
      const { bytes: inside, isCut, isBroken } = await inflate(bytes, format);
      if (isBroken && inside.length === 0) return fault('its data cannot be inflated');
      const value = counted(inside.length, 'byte');
      const fields: Field[] = [{ name: 'Inflated', value, note: times(inside.length / bytes.length) }];
      if (isCut)
        fields.push({ name: 'Left out', value: `all beyond ${LARGEST_INFLATED / 1e6} MB`, bad: true });
      if (isBroken) {
        fields.push({
          name: 'End',
          value: 'missing or damaged',
          note: 'what came before it is shown',
          bad: true,
        });
      }
      const payload = { label: 'Inflated', bytes: inside, text: isPlainText(inside) };
      const decoded: Decoded = { summary: `${label} of ${value}`, fields, payload };
      return { ok: true, decoded };
    },
  };
}

const times = (ratio: number) =>
  `${ratio >= 10 ? inFigures(Math.round(ratio)) : ratio.toFixed(1)} times the size`;
