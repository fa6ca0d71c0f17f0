import { type FramesModel, ROW_HEIGHT } from './FramesModel.ts';

/** Keyboard of the grid, as in the ARIA grid pattern; with Shift several rows are chosen. */
export function gridKeys(model: FramesModel, event: KeyboardEvent): void {
  const jump = event.key === 'Home' || event.key === 'End';
  if (event.altKey || event.metaKey || (event.ctrlKey && !jump)) return;
  const page = Math.max(1, Math.floor(model.scroller.viewport.peek() / ROW_HEIGHT) - 1);
  const at = model.activePosition();
  const start = at < 0 ? model.nearestPosition() : at;
  const step = at < 0 ? 0 : 1;
  const targets: Record<string, number> = {
    ArrowDown: start + step,
    ArrowUp: start - step,
    PageDown: start + page,
    PageUp: start - page,
    Home: 0,
    End: model.source.count - 1,
  };
  const target = targets[event.key];
  if (target !== undefined && event.shiftKey) model.extendTo(target);
  else if (target !== undefined) model.select(target);
  else if (event.key === 'Enter' || event.key === ' ') model.select(start, true);
  else if (event.key.toLowerCase() === 'c' && model.active.peek() !== undefined) void model.markActive();
  else if (event.key === 'Escape' && model.marked.peek() !== undefined) model.mark(undefined);
  else if (event.key === 'Escape' && (model.opened.peek() ?? model.active.peek()) !== undefined) {
    model.close(model.opened.peek() === undefined);
  } else return;
  event.preventDefault();
}
