import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Frame } from '#core/frame.ts';
import { formatBytes, formatTimeOfDay } from '#core/time.ts';
import { onEscape } from '#ui/onEscape.ts';
import { ARROWS } from '../FrameRow.tsx';
import { type LayersReading, readLayers } from '../lens/readLayers.ts';
import type { SessionLens } from '../lens/SessionLens.ts';
import { useLayers } from '../lens/useLayers.ts';
import { bytesOf } from './bytes.ts';
import { CopyButton } from './CopyButton.tsx';
import { DecodeAs } from './DecodeAs.tsx';
import { HexView } from './HexView.tsx';
import { LayersView } from './LayersView.tsx';
import { LARGEST_WHOLE, PayloadModel } from './PayloadModel.ts';
import { copyableSize, payloadText } from './payloadText.ts';
import { RawView } from './RawView.tsx';
import { SchemaPart } from './SchemaPart.tsx';
import { TextRows } from './TextRows.tsx';

type Mode = 'pretty' | 'raw' | 'hex';
const TOO_LARGE = `Too large for a tree, which takes up to ${formatBytes(LARGEST_WHOLE).replace('.0', '')}: read as you scroll.`;
/** Px of a character of the detail's font, rounded up. */
const CHARACTER = 7.3;
const MODES: { mode: Mode; label: string }[] = [
  { mode: 'pretty', label: 'Pretty' },
  { mode: 'raw', label: 'Raw' },
  { mode: 'hex', label: 'Hex' },
];

/** What the person chose last; a frame that cannot be shown so falls back without changing it. */
const chosen = signal<Mode>('pretty');

export interface DetailPaneProps {
  frame: Frame;
  /** How the session's frames are read. */
  lens: SessionLens;
  /** Reads what a frame does not hold of its payload. */
  readBody(index: number, from: number, to: number): Promise<Uint8Array>;
  /** Px, to choose how many bytes a line holds. */
  width: number;
  copyText: ((text: string) => Promise<void>) | undefined;
  /** The person wants to compare it with another; undefined while one waits already. */
  onCompare: (() => void) | undefined;
  /** Goes to the frame in the list of frames; undefined where that is in sight. */
  onShowFrames: (() => void) | undefined;
  onClose(): void;
}

/** One frame in full. */
export function DetailPane(props: DetailPaneProps) {
  const { frame, lens, readBody, width, copyText, onCompare, onShowFrames, onClose } = props;
  // The same row may be read anew while more rows arrive; what is looked at keeps its place then.
  const payload = useMemo(
    () => new PayloadModel(frame, (from, to) => readBody(frame.index, from, to)),
    [frame.index, frame.time, frame.size],
  );
  useEffect(() => () => payload.dispose(), [payload]);
  const whole = payload.whole.value;
  const decoded = useLayers(whole, lens);
  const pending = whole !== undefined && decoded === undefined && frame.direction !== 'event';
  const reading = decoded === undefined ? undefined : readLayers(decoded, lens.override.value);
  const layers = reading?.layers;
  const bytes = useMemo(() => payload.paged ?? bytesOf((whole ?? frame).payload), [payload, whole]);
  const fallback: Mode = frame.kind === 'binary' ? 'hex' : 'raw';
  // What is about to be decoded is not shown in another way for a moment.
  const mode = chosen.value === 'pretty' && layers === undefined && !pending ? fallback : chosen.value;
  const arrow = ARROWS[frame.direction];
  const copied = copyableSize(frame.size, frame.kind);
  const rowBytes = textWidth(width);
  const hexWidth = width < 560 ? 8 : 16;
  const note = mode === 'pretty' ? undefined : noteOf(payload, reading, mode);
  return (
    <section class="frame-detail" aria-label="Frame detail" onKeyDown={onEscape(onClose)}>
      <header class="detail-head">
        <h2>
          #{frame.index + 1}{' '}
          <span class={frame.direction} title={arrow.word}>
            {arrow.sign}
          </span>
        </h2>
        <span class="detail-facts figures">
          {formatBytes(frame.size)} · {formatTimeOfDay(frame.time)}
        </span>
        <fieldset class="segmented small" aria-label="Show payload as">
          {MODES.map(({ mode: one, label }) => (
            <button
              key={one}
              type="button"
              aria-pressed={mode === one}
              disabled={one === 'pretty' && layers === undefined}
              title={one === 'pretty' && payload.paged !== undefined ? TOO_LARGE : undefined}
              onClick={() => {
                chosen.value = one;
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
        {whole === undefined || frame.direction === 'event' ? null : (
          <DecodeAs lens={lens} first={decoded?.[0]} />
        )}
        {copyText === undefined ? null : (
          <CopyButton
            label={
              copied < frame.size ? `Copy first ${formatBytes(copied).replace('.0', '')}` : 'Copy payload'
            }
            copy={async () => copyText(await payloadText(payload.readAny, frame.size, frame.kind))}
          />
        )}
        {onShowFrames === undefined ? null : (
          <button type="button" class="button small" onClick={onShowFrames}>
            Show in frames
          </button>
        )}
        {onCompare === undefined ? null : (
          <button
            type="button"
            class="button small"
            title="Choose another frame, and see what is different (C)"
            aria-keyshortcuts="C"
            onClick={onCompare}
          >
            Compare…
          </button>
        )}
        <button
          type="button"
          class="button quiet icon small detail-close"
          aria-label="Close detail"
          onClick={onClose}
        >
          ✕
        </button>
      </header>
      {payload.failed ? (
        <p class="detail-note fault" role="alert">
          The rest of this message cannot be read: it is no longer kept.
        </p>
      ) : null}
      {note === undefined ? null : <p class="detail-note">{note}</p>}
      {decoded?.some(({ decoder }) => decoder.id === 'protobuf') ? <SchemaPart lens={lens} /> : null}
      {mode === 'pretty' && layers !== undefined ? (
        <LayersView layers={layers} copyText={copyText} hexWidth={hexWidth} />
      ) : null}
      {mode === 'raw' && payload.paged !== undefined ? (
        <TextRows bytes={payload.paged} width={rowBytes} />
      ) : null}
      {mode === 'raw' && payload.paged === undefined ? (
        <RawView key={frame.index} payload={(whole ?? frame).payload} />
      ) : null}
      {mode === 'hex' ? <HexView bytes={bytes} width={hexWidth} /> : null}
    </section>
  );
}

/** Bytes in a row of text: as many as fit, in steps, so that dragging the separator does not reflow at each pixel. */
function textWidth(px: number): number {
  const characters = Math.floor((px - 40) / CHARACTER);
  return Math.min(Math.max(32, characters - (characters % 8)), 160);
}

function noteOf(payload: PayloadModel, reading: LayersReading | undefined, mode: Mode): string | undefined {
  if (payload.paged !== undefined) {
    return mode === 'raw' ? `${TOO_LARGE} ↵ is a line end.` : TOO_LARGE;
  }
  if (payload.whole.value === undefined) {
    return payload.failed ? undefined : 'Reading the rest of the message …';
  }
  return reading?.note;
}
