import { useMemo } from 'preact/hooks';
import type { Layer } from '#core/decode/decodeInTurn.ts';
import { readJson } from '#core/decode/readJson.ts';
import { formatBytes } from '#core/time.ts';
import { faultNote } from '../lens/readLayers.ts';
import { bytesOf } from './bytes.ts';
import { FieldsTable } from './FieldsTable.tsx';
import { HexView } from './HexView.tsx';
import { PrettyView } from './PrettyView.tsx';
import { RawView } from './RawView.tsx';

export interface LayersViewProps {
  layers: readonly Layer[];
  copyText: ((text: string) => Promise<void>) | undefined;
  /** Bytes in a line of hex. */
  hexWidth: number;
}

/** A message as its decoder reads it, and what it carries beneath it. */
export function LayersView({ layers, copyText, hexWidth }: LayersViewProps) {
  return (
    <div class="detail-layers">
      {layers.map((layer, depth) => (
        <section
          key={depth}
          class={`detail-layer${isTall(layer) ? ' tall' : ''}`}
          aria-label={layer.label === '' ? layer.decoder.label : layer.label}
        >
          {layers.length === 1 && layer.decoder.id === 'json' ? null : <LayerHead layer={layer} />}
          <LayerView layer={layer} place={depth} copyText={copyText} hexWidth={hexWidth} />
        </section>
      ))}
    </div>
  );
}

/** Whether it shares the height that is there, having a list of its own. */
function isTall({ result, decoder }: Layer): boolean {
  if (!result.ok) return true;
  const { json, text } = result.decoded;
  return json !== undefined || text !== undefined || decoder.id === 'hex';
}

function LayerHead({ layer }: { layer: Layer }) {
  const { label, decoder, bytes } = layer;
  return (
    <h3 class="detail-layer-head">
      {label === '' ? null : <span class="ellipsis">{label}</span>}
      <span class="chip">{decoder.label}</span>
      <span class="dim figures">{formatBytes(bytes.length)}</span>
    </h3>
  );
}

interface LayerViewProps {
  layer: Layer;
  place: number;
  copyText: LayersViewProps['copyText'];
  hexWidth: number;
}

function LayerView({ layer, place, copyText, hexWidth }: LayerViewProps) {
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
