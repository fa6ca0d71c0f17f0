import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';

/**
 * Writes a file of JSON Lines as the console exports them, to where it keeps its exports: so many
 * rows, of which every second answers the one eight rows before it by its `requestId`.
 */
export const writeCalls = (view: View, rows: number): Promise<void> =>
  within(view, 'a file of calls', view.evaluate(writeInPage, rows), 120_000);

async function writeInPage(win: Window, rows: number): Promise<void> {
  const started = Date.UTC(2026, 0, 1);
  const root = await win.navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('exports', { create: true });
  const file = await folder.getFileHandle('calls.jsonl', { create: true });
  const stream = await file.createWritable();
  const session = { url: 'wss://example.com/v1', name: 'Calls', createdAt: started, state: 'closed' };
  const head = { countersign: 1, exportedAt: new Date(started).toISOString(), redacted: false };
  let text = `${JSON.stringify({ ...head, session: { ...session, subprotocols: [] } })}\n`;
  const line = (index: number, direction: string, message: object) =>
    `${JSON.stringify({ index, time: started + index * 5, direction, kind: 'text', text: JSON.stringify(message) })}\n`;
  const filler = 'of a length that messages have, '.repeat(4);
  for (let index = 0; index < rows; index += 2) {
    const call = index / 2;
    const action = `route${call % 20}`;
    text += line(index, 'sent', { action, requestId: `r-${call}`, filler });
    const answered = Math.max(0, call - 4);
    text += line(index + 1, 'received', {
      type: `route${answered % 20}.done`,
      requestId: `r-${answered}`,
      filler,
    });
    if (text.length < 1_000_000) continue;
    await stream.write(text);
    text = '';
  }
  await stream.write(text);
  await stream.close();
}
