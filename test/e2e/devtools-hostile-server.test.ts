import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InspectedTab } from './harness/InspectedTab.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { HOSTILE_PATHS, LONG_VALUE, MARKUP, POLLUTING, startHostileServer } from './pages/hostileServer.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { type Opener, type SocketsApp, serveSocketsApp } from './pages/socketsApp.ts';

/** A worker's sockets are told by the browser's record alone. */
const OPENERS: Opener[] = ['load', 'worker'];

/** Where the protocol is broken, which browsers have several codes for. */
const BROKEN = ['/long-reason', '/utf8', '/opcode'];

/** What the log keeps of one header's value. */
const KEPT = 8_192;

type Own = Window & typeof globalThis;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

inBothBrowsers('a server that answers as no honest one does', (browser) => {
  let server: Awaited<ReturnType<typeof startHostileServer>>;
  let app: SocketsApp;
  let tab: InspectedTab;
  let panel: PanelPage;
  beforeAll(async () => {
    server = await startHostileServer();
    app = await serveSocketsApp();
    tab = await browser().inspect(app.url);
    panel = new PanelPage(tab.panel);
    app.plan(
      OPENERS.flatMap((by) =>
        HOSTILE_PATHS.map((path) => ({ name: `${by}${path}`, by, url: `${server.sockets}${path}` })),
      ),
    );
    await panel.record();
  });
  afterAll(async () => {
    await tab?.close();
    await app?.close();
    await server?.close();
  });

  it('has each of its sockets listed, with how it ended', async () => {
    await panel.waitCount(OPENERS.length * HOSTILE_PATHS.length);
    await panel.waitRow(/\/wild .*open .*↓received7/);
    await panel.waitRow(/\/reason .*closed 4000/);
    for (const path of BROKEN) await panel.waitRow(new RegExp(`${path} .*closed 10\\d\\d`));
    for (const path of ['/status', '/no-http']) await panel.waitRow(new RegExp(`${path} .*not opened`));
    for (const path of HOSTILE_PATHS) await panel.waitRow(new RegExp(`${path} .*worker`));
  });

  it('has its messages shown as the text that they are', async () => {
    await panel.choose(/\/wild .*open .*↓received7/);
    await panel.openTab('Frames');
    await panel.waitFrame(new RegExp(literal(MARKUP)));
    await panel.waitFrame(new RegExp(literal(POLLUTING)));
    await panel.waitFrame(/begin ␀␇␛\[31m\\u202e\\u2028\\u200b\\ufeff end/);
    await panel.view.screenshot(`out/e2e/devtools-hostile-${browser().target}.png`);
  });

  it('has its headers shown as the text that they are, the long one cut', async () => {
    await panel.openTab('Handshake');
    const shown = (name: string) =>
      panel.view.until(
        `the header ${name}`,
        (win, wanted) =>
          [...win.document.querySelectorAll('dl[aria-label="Response headers"] dt')].find(
            ({ textContent }) => textContent === wanted,
          )?.nextElementSibling?.textContent,
        name,
      );
    expect(await shown('x-markup')).toBe(MARKUP);
    expect(await shown('x-long')).toBe(LONG_VALUE.slice(0, KEPT));
    expect(await shown('x-control')).toBe('a\u2401\u241b[31m\u2421b');
    expect(await shown('__proto__')).toBe('hacked');
  });

  it('has the reason that it gives shown as the text that it is', async () => {
    await panel.choose(/\/reason .*closed 4000/);
    await panel.openTab('Handshake');
    await panel.view.waitPageText(new RegExp(`reason “${literal(MARKUP)}!*”`));
  });

  it('has run nothing in the panel, and changed nothing of it', async () => {
    const traces = await panel.view.evaluate((win) => {
      // Firefox shows scripts from outside the browser's own objects, without what the page did to them.
      const { wrappedJSObject: own = win as Own } = win as Window & { wrappedJSObject?: Own };
      return {
        hacked: 'hacked' in own || 'hacked' in own.Object.prototype,
        images: win.document.images.length,
        scripts: [...win.document.scripts].map(({ src }) => new URL(src).pathname),
      };
    });
    expect(traces).toEqual({ hacked: false, images: 0, scripts: ['/src/devtools/panel.js'] });
  });
});
