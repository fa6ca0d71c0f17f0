import type { Frame } from '#core/frame.ts';
import { frameAt } from './fakeLog.ts';

/** Messages that other encoders wrote, in hex: what the decoders are looked at with. */
const MESSAGES = [
  // An event of Amazon Transcribe (@smithy/eventstream-codec).
  '000000d300000055b0767f9b0d3a6d6573736167652d747970650700056576656e740b3a6576656e742d7479706507000f5472616e7363726970744576656e740d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b225472616e736372697074223a7b22526573756c7473223a5b7b22416c7465726e617469766573223a5b7b225472616e736372697074223a22676f6f64206d6f726e696e67227d5d2c2249735061727469616c223a747275652c22537461727454696d65223a302e357d5d7d7d26b2014e',
  // MessagePack (@msgpack/msgpack).
  '85a474797065a47469636ba57072696365cb4059500000000000a26174d7ff1d5353006b02bd20a3726177c4030102ffa47461677392a161a162',
  // CBOR (cbor-x).
  'b9000364747970656772656164696e676676616c75657382fb3ff8000000000000fb4004000000000000626964c24906b14e9f812f366c35',
  // Protobuf without a schema (protobufjs).
  '08a0fa8ad806120873656e736f722d371a071205696e6e65722208000000000000e03f',
  // JSON in gzip (zlib).
  '1f8b0800000000000003ab562aa92c4855b2522ace4b2c28cec82f51d2512aca2f2f56b28a36d431d231d631d131d531d331d7b1d0b18cad050077c671052e000000',
];

/** Binary frames of several formats; between them JSON that carries more. */
export function mixedFrame(index: number): Frame {
  const turn = index % (MESSAGES.length + 1);
  const hex = MESSAGES[turn];
  const payload = hex === undefined ? new TextEncoder().encode(CARRIER) : fromHex(hex);
  const kind = hex === undefined ? 'text' : 'binary';
  return { ...frameAt(index), direction: 'received', kind, payload, size: payload.length };
}

const CARRIER = JSON.stringify({
  type: 'forwarded',
  body: '{"action":"sendmessage","data":"hello"}',
  blob: btoa('{"deep":true,"list":[1,2,3]}'),
});

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
