import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { QUIET } from '../../e2e/harness/chrome.ts';
import { findBrowser } from '../../tools/browsers.mjs';

/** Chromium without the extension, with one page of the web in it. */
export interface PlainChromium {
  browser: Browser;
  page: Page;
  pid: number;
  close(): Promise<void>;
}

/** Opens an empty page of a loopback server; `args` is more of the command line. */
export async function openPlainChromium(args: string[] = []): Promise<PlainChromium> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>compare</title><div id="list"></div>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? findBrowser('chrome') ?? 'chromium',
    pipe: true,
    // What is compared may not answer for minutes.
    protocolTimeout: 600_000,
    defaultViewport: null,
    args: [...QUIET, ...args],
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    browser,
    page,
    pid: browser.process()?.pid ?? 0,
    async close() {
      // One that does not answer does not close either.
      browser.process()?.kill('SIGKILL');
      await browser.close().catch(() => undefined);
      server.close();
    },
  };
}
