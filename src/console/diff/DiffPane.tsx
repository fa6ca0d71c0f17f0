import { onEscape } from '#ui/onEscape.ts';
import './diff.css';
import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { foldEqual } from '#core/diff/rows.ts';
import type { Frame } from '#core/frame.ts';
import { ARROWS } from '../frames/FrameRow.tsx';
import type { SessionLens } from '../frames/lens/SessionLens.ts';
import { useLayers } from '../frames/lens/useLayers.ts';
import { type Compared, compare, type DiffMode, MOST_BYTES, modeFor, tapeOf } from './compare.ts';
import { DiffRows } from './DiffRows.tsx';
import { useBeginning } from './useBeginning.ts';

/** From this width on both sides stand beside each other, px. */
const BESIDE = 560;
/** Equal rows shown around a difference. */
const AROUND = 3;
const MOST = Math.max(...Object.values(MOST_BYTES));
const MODES: { mode: DiffMode; label: string; title: string }[] = [
  { mode: 'structure', label: 'Structure', title: 'JSON, or what a decoder makes of it, member by member' },
  { mode: 'text', label: 'Text', title: 'Line by line and word by word' },
  { mode: 'bytes', label: 'Bytes', title: 'Byte by byte, in hex' },
];

/** What the person chose last; two frames that cannot be compared so fall back without changing it. */
const chosen = signal<DiffMode | undefined>(undefined);
const showsEqual = signal(false);

export interface DiffPaneProps {
  before: Frame;
  after: Frame;
  lens: SessionLens;
  readBody(index: number, from: number, to: number): Promise<Uint8Array>;
  /** Px. */
  width: number;
  onSwap(): void;
  onClose(): void;
}

/** What is different between two frames. */
export function DiffPane({ before, after, lens, readBody, width, onSwap, onClose }: DiffPaneProps) {
  const one = useCompared(before, lens, readBody);
  const other = useCompared(after, lens, readBody);
  const isLost = one === 'lost' || other === 'lost';
  const both = one === undefined || other === undefined || isLost ? undefined : { one, other };
  const mode = both && modeFor(chosen.value, both.one, both.other);
  const hexWidth = width >= 2 * BESIDE ? 16 : 8;
  const found = useMemo(
    () => both && mode && compare(mode, both.one, both.other, hexWidth),
    [both?.one, both?.other, mode, hexWidth],
  );
  const rows = useMemo(
    () => found && (showsEqual.value ? found.rows : foldEqual(found.rows, AROUND)),
    [found, showsEqual.value],
  );
  const hasStructure = both?.one.tape !== undefined && both.other.tape !== undefined;
  return (
    <section class="frame-detail frame-diff" aria-label="Frames compared" onKeyDown={onEscape(onClose)}>
      <header class="detail-head">
        <h2>
          <Name frame={before} /> → <Name frame={after} />
        </h2>
        <span class="detail-facts" role="status">
          {found?.summary}
        </span>
        <fieldset class="segmented small" aria-label="Compare as">
          {MODES.map(({ mode: each, label, title }) => (
            <button
              key={each}
              type="button"
              aria-pressed={mode === each}
              disabled={each === 'structure' && !hasStructure}
              title={each === 'structure' && !hasStructure ? NO_STRUCTURE : title}
              onClick={() => {
                chosen.value = each;
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="button small"
          aria-pressed={showsEqual.value}
          title="Shows what is equal on both sides, too"
          onClick={() => {
            showsEqual.value = !showsEqual.peek();
          }}
        >
          Equal parts
        </button>
        <button type="button" class="button small" title="Puts each in the other’s place" onClick={onSwap}>
          Swap
        </button>
        <button
          type="button"
          class="button quiet icon small detail-close"
          aria-label="Stop comparing"
          title="Stop comparing"
          onClick={onClose}
        >
          ✕
        </button>
      </header>
      {isLost ? (
        <p class="detail-note fault" role="alert">
          The rest of a message cannot be read: it is no longer kept.
        </p>
      ) : null}
      {found?.note === undefined ? null : <p class="detail-note">{found.note}</p>}
      {rows === undefined ? null : (
        <DiffRows key={`${before.index} ${after.index} ${mode}`} rows={rows} beside={width >= BESIDE} />
      )}
    </section>
  );
}

const NO_STRUCTURE = 'Only messages that are JSON, or decoded to it, and no larger than 1 MB have one';

function Name({ frame }: { frame: Frame }) {
  const { sign, word } = ARROWS[frame.direction];
  return (
    <>
      #{frame.index + 1}{' '}
      <span class={frame.direction} title={word}>
        {sign}
      </span>
    </>
  );
}

/** A frame as far as it can be compared; undefined while it is read. */
function useCompared(
  frame: Frame,
  lens: SessionLens,
  readBody: DiffPaneProps['readBody'],
): Compared | 'lost' | undefined {
  const beginning = useBeginning(frame, MOST, readBody);
  const bytes = beginning !== undefined && 'bytes' in beginning ? beginning.bytes : undefined;
  const isWhole = bytes !== undefined && bytes.length === frame.size;
  const whole = useMemo(
    () => (isWhole ? { ...frame, payload: bytes } : undefined),
    [frame, isWhole, bytes?.length],
  );
  const layers = useLayers(whole, lens);
  const isDecoding = whole !== undefined && frame.direction !== 'event' && layers === undefined;
  const compared = useMemo(
    () =>
      bytes === undefined || isDecoding ? undefined : { frame, bytes, tape: tapeOf(frame, bytes, layers) },
    [frame, bytes?.length, layers, isDecoding],
  );
  return beginning !== undefined && 'lost' in beginning ? 'lost' : compared;
}
