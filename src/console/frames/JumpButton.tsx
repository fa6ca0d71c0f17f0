import { inFigures } from '#core/inFigures.ts';
import type { FramesModel } from './FramesModel.ts';

/** Appears when following has stopped; leads back to the newest row. */
export function JumpButton({ model }: { model: FramesModel }) {
  const unseen = model.unseen.value;
  if (model.following.value || (unseen === 0 && model.scroller.atEnd)) return null;
  return (
    <button type="button" class="button small frame-jump" onClick={() => model.jumpToLatest()}>
      Jump to latest{unseen === 0 ? '' : ` · ${inFigures(unseen)} new`} ↓
    </button>
  );
}
