import { afterAll, beforeAll } from 'vitest';
import { signWithAws4 } from '#test/unit/gateway/signers.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import type { InspectedTab } from '../harness/InspectedTab.ts';
import { PanelPage } from './PanelPage.ts';
import { type SocketsApp, serveSocketsApp } from './socketsApp.ts';

/** A socket to the gateway with good keys, named in its query. */
export async function goodSocket(gateway: Gateway, name: string): Promise<string> {
  const url = `${gateway.url}?name=${name}`;
  return signWithAws4({ url, keys: gateway.credentials.good, at: Date.now() });
}

export interface RecordedPage {
  app: SocketsApp;
  tab: InspectedTab;
  /** Of the DevTools that are open now. */
  panel(): PanelPage;
}

/** A page that opens one good socket at load, under inspection and not recorded yet, for the tests around it. */
export function useInspectedPage(
  browser: () => ExtensionBrowser,
  gateway: () => Gateway,
  { path = '', beats = false }: { path?: string; beats?: boolean } = {},
): () => RecordedPage {
  let page: RecordedPage;
  beforeAll(async () => {
    const app = await serveSocketsApp();
    app.plan([{ name: 'first', by: 'load', url: await goodSocket(gateway(), 'first'), beats }]);
    const tab = await browser().inspect(app.url + path);
    page = { app, tab, panel: () => new PanelPage(tab.panel) };
  });
  afterAll(async () => {
    await page?.tab.close();
    await page?.app.close();
  });
  return () => page;
}
