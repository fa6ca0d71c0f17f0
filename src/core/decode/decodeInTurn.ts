import { choose } from './choose.ts';
import type { DecodeContext, Decoded, DecodeResult, Decoder } from './contract.ts';
import { decoderOf } from './decoders.ts';

/** Messages within messages that are read; what lies deeper is shown in hex. */
export const DEEPEST = 8;

/** One message of a chain: event stream, the base64 in its JSON, the text in that. */
export interface Layer {
  decoder: Decoder;
  /** What the layer around it calls it; '' for the message itself. */
  label: string;
  bytes: Uint8Array;
  result: DecodeResult;
}

/**
 * Decodes a message and what it carries, outermost first. `override` is the id of the decoder that
 * the person chose for the message itself; what lies inside is always read by its content.
 */
export async function decodeInTurn(
  bytes: Uint8Array,
  context: DecodeContext,
  override?: string,
): Promise<Layer[]> {
  const layers: Layer[] = [];
  let here: NonNullable<Decoded['payload']> | undefined = { label: '', bytes, text: context.text };
  let decoder = override === undefined ? undefined : decoderOf(override);
  while (here !== undefined) {
    const inside: DecodeContext = { ...context, text: here.text };
    // The subprotocol says what the message is, not what lies within.
    if (layers.length > 0) inside.subprotocol = subprotocolOf(here.contentType);
    decoder ??=
      layers.length < DEEPEST ? choose(here.bytes, here.bytes.length, inside).decoder : decoderOf('hex')!;
    const result = await decoder.decode(here.bytes, inside);
    layers.push({ decoder, label: here.label, bytes: here.bytes, result });
    here = result.ok ? result.decoded.payload : undefined;
    decoder = undefined;
  }
  return layers;
}

/** Media types name some formats as subprotocols do: `application/cbor`, `application/x-protobuf`. */
function subprotocolOf(contentType: string | undefined): string {
  return contentType === undefined ? '' : contentType.replace(/;.*$/s, '').trim();
}
