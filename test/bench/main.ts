/** Runs every benchmark, prints the table, and writes out/bench.json. */
import { mkdir, writeFile } from 'node:fs/promises';
import { launchChrome } from '../e2e/harness/chrome.ts';
import { startGateway } from '../gateway/gateway.ts';
import { seed } from '../tools/seed.ts';
import { connectRows } from './connect.ts';
import { popupRows } from './popup.ts';
import { presignRows } from './presign/inChromium.ts';
import type { BenchRow } from './row.ts';
import { sizeRow } from './size.ts';

const rows: BenchRow[] = [await sizeRow('chrome'), await sizeRow('firefox'), ...(await presignRows())];

const gateway = await startGateway();
const browser = await launchChrome();
try {
  const { id } = await seed(browser, gateway);
  rows.push(...(await popupRows(browser)), ...(await connectRows(browser, gateway, id)));
} finally {
  await browser.close();
  await gateway.close();
}

const figure = (value: number) => (value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(1));
console.table(
  rows.map(({ id, value, unit, reference, referenceValue, ratio }) => ({
    id,
    value: `${figure(value)} ${unit}`,
    beside: `${figure(referenceValue)} ${unit} (${reference})`,
    ratio: ratio.toFixed(2),
  })),
);
await mkdir('out', { recursive: true });
await writeFile('out/bench.json', `${JSON.stringify(rows, null, 2)}\n`);
