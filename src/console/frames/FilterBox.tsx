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
  /** Id of the sentence on what is wrong; undefined where nothing is. */
  faultId: string | undefined;
}

/** The searchbox with the number of hits. */
export function FilterBox({ filter, count, faultId }: FilterBoxProps) {
  return (
    <div class="frame-filter">
      <input
        class="input mono"
        type="search"
        aria-label="Filter frames"
        aria-invalid={faultId !== undefined}
        aria-describedby={faultId ?? 'frame-count'}
        placeholder="Filter: text, /regex/, route:sendMessage, size>1k"
        title={HELP}
        spellcheck={false}
        autocomplete="off"
        style={{ paddingInlineEnd: `min(50%, ${count.length + 3}ch)` }}
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
    </div>
  );
}
