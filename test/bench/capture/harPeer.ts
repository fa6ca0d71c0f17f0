import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { View } from '../../e2e/harness/View.ts';

/** A pause between two looks that a peer can afford: each brings all messages again. */
const EVERY_MS = 1_000;

const PANEL = 'src/devtools/panel.html';

/** As small as an extension can be that reads the frames of a page from `chrome.devtools.network.getHAR()`. */
const FILES: Record<string, string> = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'HAR',
    version: '1',
    devtools_page: 'devtools.html',
    background: { service_worker: 'worker.js' },
  }),
  'worker.js': '',
  'devtools.html': '<script src="devtools.js"></script>',
  'devtools.js': `chrome.devtools.panels.create('HAR', '', '${PANEL}')`,
  // Where the driver of the DevTools looks for a panel.
  [PANEL]: '<!doctype html><div id="root"><p>HAR</p></div><script src="/panel.js"></script>',
  'panel.js': `
    globalThis.messages = 0;
    const look = () => chrome.devtools.network.getHAR(({ entries }) => {
      globalThis.messages = entries
        .flatMap(({ _webSocketMessages }) => _webSocketMessages ?? [])
        .filter(({ type }) => type === 'receive').length;
      setTimeout(look, ${EVERY_MS});
    });
    look();`,
};

/** Writes it into a folder of its own. */
export function writeHarPeer(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'har-peer-'));
  mkdirSync(join(folder, 'src/devtools'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Frames that its panel has, once nothing more comes. */
export async function framesOfHar(panel: View): Promise<number> {
  for (let before = -1; ; ) {
    const now = await panel.evaluate((win) => (win as Window & { messages?: number }).messages ?? 0);
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 3 * EVERY_MS));
  }
}
