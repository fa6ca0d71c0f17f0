/**
 * What turns the bytes of a message into something to look at. Decoders are pure, never throw on
 * any input, and say why where they cannot; each lies in a folder of its own beside this file.
 */

/** What a message is known by beside its bytes. */
export interface DecodeContext {
  /** The message came as text (RFC 6455 opcode 1); its bytes are UTF-8. */
  text: boolean;
  sent: boolean;
  /** The subprotocol that was agreed on, such as `mqtt` or `graphql-transport-ws`; '' for none. */
  subprotocol: string;
  /** A protobuf schema that the person gave for this session, compiled; see protobuf/. */
  schema?: unknown;
}

/** One line of facts: `Packet type` PUBLISH, `QoS` 1. */
export interface Field {
  name: string;
  value: string;
  /** What the value means, or what is wrong with it. */
  note?: string;
  bad?: boolean;
}

/** What a message is to the ones before and after it, for the conversation view. */
export interface Correlation {
  /** The same on both sides. */
  id: string;
  role: 'request' | 'response' | 'event';
  /** Route, method, topic or operation. */
  name?: string;
  /** No further responses will come. */
  last?: boolean;
}

export interface Decoded {
  /** One line for the list, without line ends: `PUBLISH sensors/7 · QoS 1`. */
  summary: string;
  fields: readonly Field[];
  /** A value as JSON text, for the tree; numbers as exact as they came. */
  json?: string;
  /** Plain text to read. */
  text?: string;
  /** What it carries, to be decoded in turn. */
  payload?: { label: string; bytes: Uint8Array; text: boolean; contentType?: string };
  correlation?: Correlation;
}

/** Why it is not what the decoder reads; begins in lower case and goes on after "Not MQTT: ". */
export interface DecodeFault {
  /** Byte offset, where there is one. */
  at?: number;
  reason: string;
}

export type DecodeResult = { ok: true; decoded: Decoded } | { ok: false; fault: DecodeFault };

export interface Decoder {
  /** `mqtt`, `cbor` … */
  id: string;
  /** As the person reads it in the list of decoders: `MQTT`. */
  label: string;
  /**
   * How likely the bytes are meant so: 0 for no, 1 for sure. Cheap: looks at the context and at most
   * at the first 256 bytes. Over 0.5 it is taken by itself.
   */
  sniff(head: Uint8Array, size: number, context: DecodeContext): number;
  /** Reads it all. `async` work (inflating) returns a promise. */
  decode(bytes: Uint8Array, context: DecodeContext): DecodeResult | Promise<DecodeResult>;
}
