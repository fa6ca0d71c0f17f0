import { writeFile } from 'node:fs/promises';
import type { ChromeEval } from './chromeEval.ts';

/** Key codes of the keys that are not characters. */
const KEY_CODES: Record<string, number> = {
  ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, ' ': 32, PageUp: 33, PageDown: 34, End: 35, Home: 36 },
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Delete: 46 },
};

/** Statements that click in the page of a `<browser>`; `x`, `y` in that page. */
export const clickInput = (element: string, x: number, y: number): string => `
  const element = ${element};
  const rect = element.getBoundingClientRect();
  for (const type of ['mousemove', 'mousedown', 'mouseup'])
    element.ownerDocument.defaultView.synthesizeMouseEvent(type, rect.x + ${x}, rect.y + ${y}, { button: 0, clickCount: 1 }, {});`;

/** Statements that press a key in the page of a `<browser>`. */
export function keyInput(element: string, key: string, modifiers: readonly string[]): string {
  const init = { key, keyCode: KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0) };
  return `
    const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    ${element}.focus();
    processor.beginInputTransactionForTests(window);
    const held = ${JSON.stringify(modifiers)}.map((key) => new KeyboardEvent('', { key }));
    for (const modifier of held) processor.keydown(modifier);
    const pressed = new KeyboardEvent('', ${JSON.stringify(init)});
    processor.keydown(pressed);
    processor.keyup(pressed);
    for (const modifier of held.reverse()) processor.keyup(modifier);`;
}

/** The browser's own drawing of a `<browser>`'s page. */
export async function drawElement(chromeEval: ChromeEval, element: string, path: string): Promise<void> {
  const base64 = await chromeEval(`(async () => {
    const bitmap = await ${element}.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return bytes.toBase64();
  })()`);
  await writeFile(path, Buffer.from(String(base64), 'base64'));
}
