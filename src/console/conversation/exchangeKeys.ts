import { ROW_HEIGHT } from '../frames/FramesModel.ts';
import type { ConversationModel } from './ConversationModel.ts';

/** Keyboard of the list of exchanges: up and down between them, left and right between request and answer. */
export function exchangeKeys(model: ConversationModel, event: KeyboardEvent): void {
  const jump = event.key === 'Home' || event.key === 'End';
  if (event.altKey || event.metaKey || (event.ctrlKey && !jump)) return;
  const last = model.picture.peek().numbers.length - 1;
  const at = model.selectedPosition();
  const start = at < 0 ? last : at;
  const step = at < 0 ? 0 : 1;
  const page = Math.max(1, Math.floor(model.scroller.viewport.peek() / ROW_HEIGHT) - 1);
  const side = model.selected.peek()?.side ?? 'request';
  const targets: Record<string, number> = {
    ArrowDown: start + step,
    ArrowUp: start - step,
    PageDown: start + page,
    PageUp: start - page,
    Home: 0,
    End: last,
  };
  const target = targets[event.key];
  if (target !== undefined) model.select(target, side, false);
  else if (event.key === 'ArrowLeft') model.select(start, 'request', false);
  else if (event.key === 'ArrowRight') model.select(start, 'response', false);
  else if (event.key === 'Enter' || event.key === ' ') model.select(start, side, true);
  else if (event.key.toLowerCase() === 'c') void model.compareSelected();
  // With nothing to leave it is the browser's, which closes the popup.
  else if (event.key !== 'Escape' || !model.leave()) return;
  event.preventDefault();
}
