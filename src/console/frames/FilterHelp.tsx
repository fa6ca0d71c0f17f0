import { filterHelp } from '#core/filter/filterHelp.ts';
import { ListPopover } from '#ui/ListPopover.tsx';

export interface FilterHelpProps {
  /** Puts an example into the box. */
  onPick(example: string): void;
}

/** What the filter box understands: examples to read, or to press and change. */
export function FilterHelp({ onPick }: FilterHelpProps) {
  return (
    <ListPopover
      label="Filter help"
      title="What the filter understands"
      className="button icon frame-help-button"
      align="start"
      listClassName="frame-help"
      face="?"
    >
      {(close) => (
        <>
          <p class="menu-title">Frames …</p>
          {filterHelp.map(({ example, meaning }) => (
            <button
              type="button"
              class="menu-item"
              key={example}
              onClick={() => {
                close({ focus: false });
                onPick(example);
              }}
            >
              <code class="mono">{example}</code>
              <span class="dim">{meaning}</span>
            </button>
          ))}
          <p class="menu-title">Terms beside each other must all hold. Press one to put it into the box.</p>
        </>
      )}
    </ListPopover>
  );
}
