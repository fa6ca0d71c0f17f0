import { useMemo } from 'preact/hooks';
import type { Layer } from '#core/decode/decodeInTurn.ts';
import { readJson } from '#core/decode/readJson.ts';
import { faultNote } from '../lens/readLayers.ts';
import { bytesOf } from './bytes.ts';
import { FieldsTable } from './FieldsTable.tsx';
import { HexView } from './HexView.tsx';
import type { LayersViewProps } from './LayersView.tsx';
import { PrettyView } from './PrettyView.tsx';
import { RawView } from './RawView.tsx';

export interface LayerViewProps {
  layer: Layer;
  place: number;
  copyText: LayersViewProps['copyText'];
  hexWidth: number;
}

/** What one layer's decoder made of it. */
export function LayerView({ layer, place, copyText, hexWidth }: LayerViewProps) {
  const { bytes, decoder, result } = layer;
  const json = result.ok ? result.decoded.json : undefined;
  const tape = useMemo(() => {
    const reading = json === undefined ? undefined : readJson(json);
    return reading !== undefined && 'tape' in reading ? reading.tape : undefined;
  }, [json]);
  const hex = useMemo(() => bytesOf(bytes), [bytes]);
  if (!result.ok) {
    return (
      <>
        <p class="detail-note fault">{faultNote(layer)}</p>
        <HexView bytes={hex} width={hexWidth} />
      </>
    );
  }
  const { fields, text } = result.decoded;
  return (
    <>
      {fields.length === 0 ? null : <FieldsTable fields={fields} />}
      {tape === undefined ? null : <PrettyView tape={tape} copyText={copyText} name={`json-${place}`} />}
      {decoder.id === 'hex' ? <HexView bytes={hex} width={hexWidth} /> : null}
      {decoder.id === 'hex' || text === undefined ? null : <TextView text={text} />}
    </>
  );
}

/** A decoder's own text, which need not be the payload's. */
function TextView({ text }: { text: string }) {
  const bytes = useMemo(() => new TextEncoder().encode(text), [text]);
  return <RawView payload={bytes} />;
}
