import type { Frame } from '#core/frame.ts';
import { payloadText } from './detail/payloadText.ts';
import type { FramesModel } from './FramesModel.ts';

/** Ctrl+C or ⌘+C, while no text is selected that the browser copies itself. */
export function isCopyKey(event: KeyboardEvent): boolean {
  const alone = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  return alone && event.key.toLowerCase() === 'c' && getSelection()?.isCollapsed !== false;
}

/** Copies the payload of the row that is chosen, where it is in sight or open. */
export async function copyChosen(
  model: Pick<FramesModel, 'active' | 'opened' | 'painter' | 'readBody'>,
  copyText: (text: string) => Promise<void>,
): Promise<void> {
  const active = model.active.peek();
  const isChosen = (frame: Frame | undefined) => frame !== undefined && frame.index === active;
  const frame = [model.opened.peek(), ...model.painter.painted.peek().frames].find(isChosen);
  if (!frame) return;
  const read = (from: number, to: number) => model.readBody(frame.index, from, to);
  await copyText(await payloadText(read, frame.size, frame.kind));
}
