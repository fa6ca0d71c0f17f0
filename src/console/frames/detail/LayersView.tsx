import type { Layer } from '#core/decode/decodeInTurn.ts';
import { formatBytes } from '#core/time.ts';
import { LayerView } from './LayerView.tsx';

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
