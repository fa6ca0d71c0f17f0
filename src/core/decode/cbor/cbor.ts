import type { Decoder } from '../contract.ts';
import { fault, settleFault } from '../values/faults.ts';
import { treeLikelihood } from '../values/treeLikelihood.ts';
import { treeResult } from '../values/treeResult.ts';
import { CborReader } from './readCbor.ts';
import { tagName } from './tags.ts';

/** CBOR (RFC 8949). */
export const cbor: Decoder = {
  id: 'cbor',
  label: 'CBOR',
  sniff(head, size, context) {
    if (context.text || size === 0) return 0;
    if (/cbor/i.test(context.subprotocol)) return 0.97;
    // The self-described tag, 55799 (RFC 8949 section 3.4.6).
    if (head[0] === 0xd9 && head[1] === 0xd9 && head[2] === 0xf7) return 1;
    const first = head[0]!;
    const isContainer = (first >= 0x80 && first <= 0x9b) || (first >= 0xa0 && first <= 0xbb);
    const isOpenEnded = first === 0x9f || first === 0xbf;
    return isContainer || isOpenEnded ? treeLikelihood(new CborReader(head), size) : 0;
  },
  decode(bytes) {
    if (bytes.length === 0) return fault('the message is empty');
    return settleFault(() => {
      const reader = new CborReader(bytes);
      reader.readAll();
      const tags = [...reader.tags].map(([tag, count]) => [tagName(tag), count] as const);
      return treeResult('CBOR', reader.writer, new Map([...reader.odd, ...tags]));
    });
  },
};
