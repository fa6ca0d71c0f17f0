import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { findInTape } from '#core/decode/findInTape.ts';
import { inFigures } from '#core/inFigures.ts';
import type { JsonTreeModel } from './jsonTreeModel.ts';

/** Finds keys and values in a tree; Enter goes on to the next, Shift and Enter to the one before. */
export function TreeFind({ model }: { model: JsonTreeModel }) {
  const words = useSignal('');
  const found = useMemo(() => findInTape(model.tape, words.value), [model, words.value]);
  const place = found.indexOf(model.active.value);
  const go = (step: number) => {
    if (found.length === 0) return;
    const from = place < 0 ? (step > 0 ? -1 : 0) : place;
    model.reveal(found[(from + step + found.length) % found.length]!);
  };
  return (
    <search class="detail-find">
      <input
        type="search"
        class="input"
        placeholder="Find in tree"
        aria-label="Find in tree"
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
          const [first] = findInTape(model.tape, words.peek());
          if (first !== undefined) model.reveal(first);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape' && words.peek() !== '') words.value = '';
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {words.value === '' ? null : (
        <span class="dim figures" role="status">
          {found.length === 0 ? 'none' : `${place < 0 ? '–' : place + 1} of ${inFigures(found.length)}`}
        </span>
      )}
    </search>
  );
}
