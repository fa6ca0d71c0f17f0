import { ARROWS } from '../frames/FrameRow.tsx';
import type { FramesModel } from '../frames/FramesModel.ts';

/** Says which frame waits for another to be compared with; appears above the list. */
export function CompareStrip({ model }: { model: FramesModel }) {
  const marked = model.marked.value;
  if (marked === undefined) return null;
  const isAlone = model.opened.value === undefined || model.opened.value.index === marked.index;
  const { sign, word } = ARROWS[marked.direction];
  return (
    <div class="compare-strip" role="status">
      <span>
        Comparing #{marked.index + 1}{' '}
        <span class={marked.direction} title={word}>
          {sign}
        </span>
        {isAlone ? ': choose another frame' : ' with the frame that is chosen'}
      </span>
      <button type="button" class="button small" onClick={() => model.mark(undefined)}>
        Stop comparing
      </button>
    </div>
  );
}
