import type { DecodeContext, Decoded, DecodeFault, Decoder } from '#core/decode/contract.ts';

export const BINARY: DecodeContext = { text: false, sent: false, subprotocol: '' };
export const TEXT: DecodeContext = { text: true, sent: false, subprotocol: '' };

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));

/** What a decoder makes of bytes that it must be able to read. */
export async function decoded(decoder: Decoder, bytes: Uint8Array, context = BINARY): Promise<Decoded> {
  const result = await decoder.decode(bytes, context);
  if (!result.ok) throw new Error(`Not decoded: ${result.fault.reason} at ${result.fault.at}`);
  return result.decoded;
}

/** Why a decoder cannot read bytes. */
export async function faultOf(decoder: Decoder, bytes: Uint8Array, context = BINARY): Promise<DecodeFault> {
  const result = await decoder.decode(bytes, context);
  if (result.ok) throw new Error(`Decoded: ${result.decoded.summary}`);
  return result.fault;
}
