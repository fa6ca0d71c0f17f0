import type { Layer } from '#core/decode/decodeInTurn.ts';
import { inFigures } from '#core/inFigures.ts';

/** What a decoded frame has to show beside its bytes: layers, or a note why there are none. */
export interface LayersReading {
  layers: readonly Layer[] | undefined;
  note: string | undefined;
}

/** Bare text and bytes are shown as such, unless the person asked for a decoder. */
export function readLayers(layers: readonly Layer[], override: string | undefined): LayersReading {
  const [first] = layers;
  if (first === undefined) return { layers: undefined, note: undefined };
  if (!first.result.ok) return { layers: undefined, note: faultNote(first) };
  const isBare = first.decoder.id === 'text' || first.decoder.id === 'hex';
  return { layers: isBare && override === undefined ? undefined : layers, note: undefined };
}

/** `Not CBOR: at byte 12, nothing is open that a break could end.` Undefined where it was decoded. */
export function faultNote({ decoder, bytes, result }: Layer): string | undefined {
  if (result.ok) return undefined;
  const { at, reason } = result.fault;
  if (at === undefined) return `Not ${decoder.label}: ${reason}.`;
  const isText = decoder.id === 'json';
  const place = isText ? new TextDecoder().decode(bytes.subarray(0, at)).length + 1 : at;
  return `Not ${decoder.label}: at ${isText ? 'character' : 'byte'} ${inFigures(place)}, ${reason}.`;
}
