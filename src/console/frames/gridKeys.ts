import type { FramesModel } from './FramesModel.ts';
import { ROW_HEIGHT } from './FramesModel.ts';

/** Keyboard of the grid, as in the ARIA grid pattern with one selected row. */
export function gridKeys(model: FramesModel, event: KeyboardEvent): void {
  if (event.altKey || event.metaKey || (event.ctrlKey && !['Home', 'End'].includes(event.key))) return;
  const page = Math.max(1, Math.floor(model.scroller.viewport.value / ROW_HEIGHT) - 1);
  const last = model.count() - 1;
  const at = model.activePosition();
  const start = at < 0 ? model.nearestPosition() : at;
  const target: Record<string, number> = {
    ArrowDown: at < 0 ? start : start + 1,
    ArrowUp: at < 0 ? start : start - 1,
    PageDown: start + page,
    PageUp: start - page,
    Home: 0,
    End: last,
  };
  const position = target[event.key];
  if (position !== undefined) model.select(position);
  else if (event.key === 'Enter' || event.key === ' ') {
    if (at < 0) model.select(start, true);
    else void model.open();
  } else if (event.key === 'Escape') model.close(model.opened.value === undefined);
  else return;
  event.preventDefault();
}
