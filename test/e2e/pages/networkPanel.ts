import type { Page } from 'puppeteer-core';
import { eventually } from '../harness/eventually.ts';

/** What Chrome's network panel has after an import. */
export interface ImportedByChrome {
  requests: {
    url: string;
    type: string;
    status: number;
    frames: { type: string; opCode: number; text: string; time: number }[];
  }[];
  /** What the panel printed about it, such as that it could not be loaded. */
  faults: string[];
  /** What a person reads in the list of messages of the first WebSocket. */
  words: string;
}

// All as text, since vitest would put a function of its own in the place of `import`. The modules are
// those of the DevTools in Debian's Chromium, which pins them.

/** Opens Chromium's DevTools on the page, at the network panel. */
export async function openNetworkPanel(page: Page): Promise<Page> {
  const devTools = await page.openDevTools();
  await devTools.setViewport({ width: 1100, height: 700 });
  await eventually('the network panel', () =>
    devTools
      .evaluate(`(async () => {
        const { ViewManager } = await import('./ui/legacy/legacy.js');
        await ViewManager.ViewManager.instance().showView('network');
        const { NetworkPanel } = await import('./panels/network/network.js');
        return Boolean(NetworkPanel.NetworkPanel.instance().networkLogView);
      })()`)
      .catch(() => undefined),
  );
  return devTools;
}

/** Hands a file to the panel's own import, as its button does, and looks at what it shows then. */
export async function importIntoDevTools(
  devTools: Page,
  name: string,
  text: string,
): Promise<ImportedByChrome> {
  return (await devTools.evaluate(`(async () => {
    const { NetworkPanel } = await import('./panels/network/network.js');
    const { NetworkLog } = await import('./models/logs/logs.js');
    const { Console } = (await import('./core/common/common.js')).Console;
    const log = NetworkLog.NetworkLog.instance();
    log.reset(true);
    const panel = NetworkPanel.NetworkPanel.instance();
    const printed = Console.instance().messages().length;
    const file = new File([${JSON.stringify(text)}], ${JSON.stringify(name)});
    await panel.networkLogView.onLoadFromFile(file);
    const faults = Console.instance().messages().slice(printed).map(({ text }) => text);
    const requests = log.requests();
    let words = '';
    if (requests[0]) {
      const messages = requests[0].frames().length;
      panel.selectAndActivateRequest(requests[0], 'web-socket-frames');
      // Its grid is drawn in its own time, in nested shadow trees.
      const read = (node) => {
        if (node.nodeName === 'STYLE') return '';
        const inner = [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes];
        return (node.nodeType === 3 ? node.data : '') + inner.map(read).join(' ');
      };
      for (let turn = 0; turn < 200; turn++) {
        words = read(panel.element);
        if (words.includes('Binary message') || messages === 0) break;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }
    return {
      faults,
      words,
      requests: requests.map((request) => ({
        url: request.url(),
        type: request.resourceType().name(),
        status: request.statusCode,
        frames: request.frames().map(({ type, opCode, text, time }) => ({ type, opCode, text, time })),
      })),
    };
  })()`)) as ImportedByChrome;
}

/** The HAR file that the panel's own export writes of the requests whose URL holds this. */
export async function exportFromDevTools(devTools: Page, part: string): Promise<string> {
  return (await devTools.evaluate(`(async () => {
    const { NetworkLog } = await import('./models/logs/logs.js');
    const { Writer } = await import('./models/har/har.js');
    const { ProgressProxy } = (await import('./core/common/common.js')).Progress;
    const requests = NetworkLog.NetworkLog.instance().requests()
      .filter((one) => one.url().includes(${JSON.stringify(part)}));
    let text = '';
    const stream = { write: async (piece) => { text += piece; } };
    await Writer.Writer.write(stream, requests, { sanitize: false }, new ProgressProxy());
    return text;
  })()`)) as string;
}
