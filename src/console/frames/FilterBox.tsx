import { useRef } from 'preact/hooks';
import { FilterHelp } from './FilterHelp.tsx';
import type { FilterControls } from './useFilter.ts';

export interface FilterBoxProps {
  filter: FilterControls;
  /** `12 of 4,310`, shown at the box's end. */
  count: string;
  /** Share of the log that has been searched, 0 to 1; undefined while nothing is searched for. */
  progress: number | undefined;
  /** Id of the sentence on what is wrong; undefined where nothing is. */
  faultId: string | undefined;
}

/** The searchbox with the number of hits, and what it understands. */
export function FilterBox({ filter, count, progress, faultId }: FilterBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const put = (example: string) => {
    const text = filter.text.peek().trim();
    filter.text.value = text === '' ? example : `${text} ${example}`;
    box.current?.focus();
  };
  return (
    <div class="frame-filter">
      <div class="frame-filter-box">
        <input
          ref={box}
          class="input mono"
          type="search"
          aria-label="Filter frames"
          aria-invalid={faultId !== undefined}
          aria-describedby={faultId ?? 'frame-count'}
          placeholder="Filter: text, /regex/, route:sendMessage, $.user.id=42"
          spellcheck={false}
          autocomplete="off"
          style={{ paddingInlineEnd: `min(60%, ${count.length + 3}ch)` }}
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
        {progress === undefined ? null : (
          <progress class="frame-progress" aria-label="Searched" max={1} value={progress} />
        )}
      </div>
      <FilterHelp onPick={put} />
    </div>
  );
}
