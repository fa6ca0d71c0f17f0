import { writeCsv } from './csv.ts';
import { writeHar } from './har.ts';
import { writeHtml } from './html.ts';
import { writeJsonLines } from './jsonLines.ts';
import { replayScript } from './replayScript.ts';
import type { Exporter } from './types.ts';

export type ExportFormat = 'har' | 'jsonl' | 'csv' | 'html' | 'wscat' | 'websocat';

export interface ExportKind {
  format: ExportFormat;
  /** As a person chooses it. */
  label: string;
  /** What it is good for. */
  hint: string;
  extension: string;
  /** Media type of the file. */
  type: string;
  write: Exporter;
}

/** In the order in which they are offered. */
export const EXPORTS: readonly ExportKind[] = [
  {
    format: 'har',
    label: 'HAR',
    hint: 'opens in Chrome DevTools',
    extension: 'har',
    type: 'application/json',
    write: writeHar,
  },
  {
    format: 'jsonl',
    label: 'JSON Lines',
    hint: 'everything, and can be imported again',
    extension: 'jsonl',
    type: 'application/jsonl',
    write: writeJsonLines,
  },
  {
    format: 'csv',
    label: 'CSV',
    hint: 'for spreadsheets',
    extension: 'csv',
    type: 'text/csv',
    write: writeCsv,
  },
  {
    format: 'html',
    label: 'HTML report',
    hint: 'to read and to hand on',
    extension: 'html',
    type: 'text/html',
    write: writeHtml,
  },
  {
    format: 'wscat',
    label: 'wscat script',
    hint: 'sends the messages again',
    extension: 'sh',
    type: 'text/x-shellscript',
    write: replayScript('wscat'),
  },
  {
    format: 'websocat',
    label: 'websocat script',
    hint: 'sends the messages again',
    extension: 'sh',
    type: 'text/x-shellscript',
    write: replayScript('websocat'),
  },
];

/** `a1b2c3d4e5-dev-20261122-120001.har`: name and start (UTC), fit for any file system. */
export function exportName(name: string, createdAt: number, extension: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  const stamp = new Date(createdAt)
    .toISOString()
    .replace(/[-:]|\.\d+Z$/g, '')
    .replace('T', '-');
  return `${plain || 'session'}-${stamp}.${extension}`;
}
