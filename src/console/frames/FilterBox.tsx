import type { FilterControls } from './useFilter.ts';

const HELP = [
  'Words and "phrases": all must be in the payload. -word: must not.',
  '/regex/i   route:sendMessage   size>1k   size<200',
  'dir:sent|received|event   kind:text|binary   is:error',
].join('\n');

export interface FilterBoxProps {
  filter: FilterControls;
  /** `12 of 4,310`, shown at the box's end. */
  count: string;
  /** From the search itself, such as a pattern that takes too long. */
  stopped: string | undefined;
}

/** The searchbox with the number of hits, and beneath it what is wrong with what was typed. */
export function FilterBox({ filter, count, stopped }: FilterBoxProps) {
  const fault = filter.fault ?? stopped;
  return (
    <div class="frame-filter">
      <input
        class="input mono"
        type="search"
        aria-label="Filter frames"
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? 'frame-count' : 'frame-filter-fault'}
        placeholder="Filter: text, /regex/, route:sendMessage, size>1k"
        title={HELP}
        spellcheck={false}
        autocomplete="off"
        value={filter.text.value}
        onInput={(event) => {
          filter.text.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter.text.value === '') return;
          filter.text.value = '';
          event.preventDefault();
        }}
      />
      <span class="frame-count figures" id="frame-count">
        {count}
      </span>
      {fault === undefined ? null : (
        <p class="fault frame-filter-fault" id="frame-filter-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
