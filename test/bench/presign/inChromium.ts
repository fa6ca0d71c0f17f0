import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { findBrowser } from '../../tools/browsers.mjs';
import type { BenchRow } from '../row.ts';

/** Presigns per second in a Chromium page (entry.ts), on a loopback page since WebCrypto wants one. */
export async function presignRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'es2023',
      lib: { entry: fileURLToPath(new URL('entry.ts', import.meta.url)), formats: ['es'], fileName: 'entry' },
    },
  });
  const code = await readFile(join(folder, 'entry.js'), 'utf8');
  await rm(folder, { recursive: true });
  const server = createServer((request, response) => {
    const isCode = request.url === '/entry.js';
    response.setHeader('content-type', isCode ? 'text/javascript' : 'text/html');
    response.end(isCode ? code : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? findBrowser('chrome') ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return (await page.evaluate(`import('/entry.js').then((bench) => bench.run())`)) as BenchRow[];
  } finally {
    await browser.close();
    server.close();
  }
}
