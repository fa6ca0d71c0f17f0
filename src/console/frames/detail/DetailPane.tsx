import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Frame } from '#core/frame.ts';
import { formatBytes, formatTimeOfDay } from '#core/time.ts';
import { ARROWS } from '../FrameRow.tsx';
import { CopyButton } from './CopyButton.tsx';
import { HexView } from './HexView.tsx';
import { PrettyView } from './PrettyView.tsx';
import { RawView } from './RawView.tsx';
import { readPayload } from './readPayload.ts';

type Mode = 'pretty' | 'raw' | 'hex';
const MODES: { mode: Mode; label: string }[] = [
  { mode: 'pretty', label: 'Pretty' },
  { mode: 'raw', label: 'Raw' },
  { mode: 'hex', label: 'Hex' },
];

/** What the person chose last; a frame that cannot be shown so falls back without changing it. */
const chosen = signal<Mode>('pretty');

export interface DetailPaneProps {
  frame: Frame;
  /** Px, to choose how many bytes a hex line holds. */
  width: number;
  copyText: ((text: string) => Promise<void>) | undefined;
  onClose(): void;
}

/** One frame in full. */
export function DetailPane({ frame, width, copyText, onClose }: DetailPaneProps) {
  const reading = useMemo(() => readPayload(frame), [frame]);
  const tape = 'tape' in reading ? reading.tape : undefined;
  const fallback: Mode = frame.kind === 'binary' ? 'hex' : 'raw';
  const mode = chosen.value === 'pretty' && tape === undefined ? fallback : chosen.value;
  const arrow = ARROWS[frame.direction];
  const close = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    },
  };
  return (
    <section class="frame-detail" aria-label="Frame detail" {...close}>
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
              disabled={one === 'pretty' && tape === undefined}
              onClick={() => {
                chosen.value = one;
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
        {copyText === undefined ? null : (
          <CopyButton label="Copy payload" copy={() => copyText(payloadText(frame))} />
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
      {'note' in reading && reading.note !== undefined && mode === 'raw' ? (
        <p class="detail-note">{reading.note}</p>
      ) : null}
      {mode === 'pretty' && tape !== undefined ? <PrettyView tape={tape} copyText={copyText} /> : null}
      {mode === 'raw' ? <RawView key={frame.index} payload={frame.payload} /> : null}
      {mode === 'hex' ? <HexView payload={frame.payload} width={width < 560 ? 8 : 16} /> : null}
    </section>
  );
}

/** Text as it came, binary as hex digits. */
function payloadText(frame: Frame): string {
  if (frame.kind === 'text') return new TextDecoder().decode(frame.payload);
  let hex = '';
  for (const byte of frame.payload) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
