import { CborReader } from '../cbor/readCbor.ts';
import type { DecodeContext, Decoder } from '../contract.ts';
import { readJsonBytes } from '../json/readJsonBytes.ts';
import { JsonHead } from '../message/JsonHead.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { MsgpackReader } from '../msgpack/readMsgpack.ts';
import { readJson } from '../readJson.ts';
import { ByteFault, fault, settleFault } from '../values/faults.ts';
import { LAYOUTS } from './codes.ts';
import { readWamp } from './readWamp.ts';

/** WAMP 2 (wamp-proto.org) as JSON, MessagePack or CBOR. */
export const wamp: Decoder = {
  id: 'wamp',
  label: 'WAMP',
  sniff(bytes, _size, context) {
    if (isBinary(context)) return 0.98;
    const head = JsonHead.of(bytes);
    if (head?.kind !== 'array') return 0;
    const [code = '', second = '', third = ''] = head.items;
    if (!/^\d{1,2}$/.test(code) || !LAYOUTS.has(Number(code))) return 0;
    if (/^wamp\.2\.json/.test(context.subprotocol)) return 0.97;
    // Only the first words of a session are like nothing else.
    const isHello = code === '1' && second.startsWith('"');
    const isWelcome = code === '2' && /^\d+$/.test(second);
    return (isHello || isWelcome) && /^\{.*"roles"\s*:\s*\{/s.test(third) ? 0.93 : 0;
  },
  decode(bytes, context) {
    if (!isBinary(context)) {
      const tape = readJsonBytes(bytes);
      return 'result' in tape ? tape.result : readWamp(new JsonPart(tape));
    }
    return settleFault(() => {
      if (bytes.length === 0) return fault('the message is empty');
      const reading = readJson(oneValue(bytes, context));
      return 'tape' in reading ? readWamp(new JsonPart(reading.tape)) : fault('it is no list');
    });
  },
};

const isBinary = ({ text, subprotocol }: DecodeContext) =>
  !text && /^wamp\.2\.(?:msgpack|cbor)$/.test(subprotocol);

/** A message is one list, so that reading ends with the first value. Throws a ByteFault. */
function oneValue(bytes: Uint8Array, { subprotocol }: DecodeContext): string {
  const isMsgpack = subprotocol.endsWith('msgpack');
  const isList = isMsgpack ? isMsgpackArray(bytes[0]!) : bytes[0]! >> 5 === 4;
  if (!isList) throw new ByteFault(0, 'a list should stand here');
  const reader = isMsgpack ? new MsgpackReader(bytes) : new CborReader(bytes);
  do reader.item();
  while (!reader.writer.done);
  if (reader.at < bytes.length) throw new ByteFault(reader.at, 'the message goes on after its list');
  return reader.writer.text;
}

const isMsgpackArray = (first: number) => (first & 0xf0) === 0x90 || first === 0xdc || first === 0xdd;
