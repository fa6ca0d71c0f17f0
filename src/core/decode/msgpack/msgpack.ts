import type { Decoder } from '../contract.ts';
import { fault, settleFault } from '../values/faults.ts';
import { treeLikelihood } from '../values/treeLikelihood.ts';
import { treeResult } from '../values/treeResult.ts';
import { MsgpackReader, readMsgpack } from './readMsgpack.ts';

/** MessagePack (msgpack.org, spec.md). */
export const msgpack: Decoder = {
  id: 'msgpack',
  label: 'MessagePack',
  sniff(head, size, context) {
    if (context.text || size === 0) return 0;
    if (/msgpack|messagepack/i.test(context.subprotocol)) return 0.97;
    const first = head[0]!;
    const isMap = (first >= 0x80 && first < 0x90) || first === 0xde || first === 0xdf;
    const isArray = (first >= 0x90 && first < 0xa0) || first === 0xdc || first === 0xdd;
    return isMap || isArray ? treeLikelihood(new MsgpackReader(head), size) : 0;
  },
  decode(bytes) {
    if (bytes.length === 0) return fault('the message is empty');
    return settleFault(() => {
      const { writer, odd } = readMsgpack(bytes);
      return treeResult('MessagePack', writer, odd);
    });
  },
};
