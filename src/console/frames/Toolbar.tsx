import type { TimeSpan } from '#core/filter/readMoment.ts';
import type { Direction } from '#core/frame.ts';
import { inFigures } from '#core/inFigures.ts';
import { FilterBox } from './FilterBox.tsx';
import type { FramesModel } from './FramesModel.ts';
import type { FramesViewProps } from './FramesView.tsx';
import { GoTo } from './goto/GoTo.tsx';
import type { FilterControls } from './useFilter.ts';

const WAYS: { way: Direction | 'all'; sign: string; name: string }[] = [
  { way: 'all', sign: 'All', name: 'All frames' },
  { way: 'sent', sign: '↑', name: 'Sent frames' },
  { way: 'received', sign: '↓', name: 'Received frames' },
  { way: 'event', sign: 'Events', name: 'Events' },
];

const FAULT_ID = 'frame-filter-fault';

export interface ToolbarProps {
  model: FramesModel;
  filter: FilterControls;
  /** When the session's rows came. */
  span: TimeSpan;
  /** The command key is ⌘. */
  mac: boolean;
  onClear(): void;
  actions: FramesViewProps['actions'];
  /** The list of frames is wanted, whatever is in sight. */
  onShowFrames(): void;
}

/** Filter, direction, Pause, Clear and Go to. */
export function Toolbar({ model, filter, span, mac, onClear, actions, onShowFrames }: ToolbarProps) {
  const paused = model.source.paused.value;
  const search = model.source.search.value;
  const fault = filter.fault ?? search?.fault.value;
  return (
    <div class="frames-bar">
      <FilterBox
        filter={filter}
        count={countOf(model)}
        progress={search?.state.value === 'searching' ? search.progress : undefined}
        faultId={fault === undefined ? undefined : FAULT_ID}
      />
      <fieldset class="segmented" aria-label="Direction">
        {WAYS.map(({ way, sign, name }) => (
          <button
            key={way}
            type="button"
            aria-label={name}
            title={name}
            aria-pressed={filter.direction.value === way}
            onClick={() => {
              filter.direction.value = way;
            }}
          >
            {sign}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="button"
        title={
          paused ? 'Shows what has come meanwhile.' : 'Holds the list still. Frames are logged all the same.'
        }
        onClick={() => model.setPaused(!paused)}
      >
        {paused ? resumeLabel(model.source.heldBack.value) : 'Pause'}
      </button>
      <button
        type="button"
        class="button"
        title="Deletes the frames logged so far. The connection goes on."
        onClick={onClear}
      >
        Clear
      </button>
      <GoTo model={model} span={span} mac={mac} onFound={onShowFrames} />
      {actions?.({
        // Read with every paint, as the number beside it.
        hits: search && model.painter.painted.value.count,
        allShown: () => model.source.allShown(),
      })}
      {fault === undefined ? null : (
        <p class="fault frame-filter-fault" id={FAULT_ID} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function resumeLabel(held: number): string {
  return held === 0 ? 'Resume' : `Resume · ${inFigures(held)} new`;
}

function countOf(model: FramesModel): string {
  // Read with every paint: the number on the screen belongs to the rows on the screen.
  const { count } = model.painter.painted.value;
  const search = model.source.search.value;
  if (search === undefined) return count === 0 ? '' : inFigures(count);
  const { first, next } = model.source.frozen.value ?? model.source.live.value;
  const end = { searching: ' · searching…', done: '', stopped: ' · stopped' }[search.state.value];
  return `${inFigures(count)} of ${inFigures(next - first)}${end}`;
}
