import { readBase64 } from '#core/bytes/base64.ts';
import type { Decoder } from '../contract.ts';
import { isPlainText } from '../text/text.ts';
import { fault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { likelyBase64 } from './likelyBase64.ts';

/** Base64 in either alphabet (RFC 4648 sections 4 and 5), with or without padding. */
export const base64: Decoder = {
  id: 'base64',
  label: 'Base64',
  sniff(head, size) {
    const read = readUtf8(head);
    return read !== undefined && likelyBase64(read.trimEnd(), size > head.length) ? 0.8 : 0;
  },
  decode(bytes) {
    if (bytes.length === 0) return fault('the message is empty');
    const read = readUtf8(bytes);
    if (read === undefined) return fault('it is not text');
    const reading = readBase64(read);
    if ('fault' in reading) return fault(`${reading.fault[0]!.toLowerCase()}${reading.fault.slice(1, -1)}`);
    const inside = reading.bytes;
    return {
      ok: true,
      decoded: {
        summary: `Base64 of ${counted(inside.length, 'byte')}`,
        fields: [{ name: 'Holds', value: counted(inside.length, 'byte') }],
        payload: { label: 'Inside', bytes: inside, text: isPlainText(inside) },
      },
    };
  },
};
