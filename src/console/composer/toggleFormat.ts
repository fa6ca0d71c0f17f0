import { formatJson } from '#core/compose/formatJson.ts';
import type { ConsoleStore } from '../store/createStore.ts';
import type { MessageBox } from './useMessageBox.ts';

/** Puts JSON on lines of their own, or on one where it is so already; leaves all else as it is. */
export function toggleFormat(store: ConsoleStore, box: MessageBox): void {
  const text = store.message.peek();
  const onLines = formatJson(text, true);
  if (onLines === undefined || store.messageKind.peek() !== 'text') {
    const { place } = store.messageReading.peek();
    if (place) box.select(place.at, place.length);
    else box.focus();
    return;
  }
  box.write(onLines === text ? formatJson(text, false)! : onLines, 'text');
}
