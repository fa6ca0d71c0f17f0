import { formatBytes, formatDuration, formatTimeOfDay } from '../time.ts';
import { payloadOf } from './payload.ts';
import { sessionHead } from './sessionHead.ts';
import type { ExportOptions, ExportSource } from './types.ts';

/** No script, nothing loaded: a report is read where it lands, and a frame in it can do nothing. */
const STYLE = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}
body{margin:2rem auto;max-width:72rem;padding:0 1rem}
h1{font-size:1.4rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin-top:1.5rem}
th{text-align:left;font-weight:600}
td,th{padding:.25rem .5rem;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent);vertical-align:top}
tr{content-visibility:auto;contain-intrinsic-height:1.9rem}
td:nth-child(-n+4){white-space:nowrap;font-variant-numeric:tabular-nums}
pre{margin:0;font:12px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;max-height:24rem;overflow:auto}
.event{opacity:.75}.bad{color:light-dark(#b3261e,#ff8a80)}
`;

const ARROWS = { sent: '↑ sent', received: '↓ received', event: 'event' } as const;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** A report in one HTML file that needs nothing else: the session's facts, then its rows. */
export async function* writeHtml(source: ExportSource, options: ExportOptions): AsyncGenerator<string> {
  const head = sessionHead(source, options);
  yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">';
  yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">';
  yield `<meta name="viewport" content="width=device-width"><title>${escapeHtml(head.name)}</title>`;
  yield `<style>${STYLE}</style></head><body>\n<h1>${escapeHtml(head.url)}</h1>\n<dl>`;
  for (const [name, value] of facts(source))
    yield `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>\n`;
  yield `<dt>Secrets</dt><dd>${options.redact ? 'replaced by …' : 'written as they are'}</dd></dl>\n`;
  yield '<table><thead><tr><th>#</th><th>Time</th><th>Direction</th><th>Size</th><th>Payload</th></tr></thead><tbody>\n';
  for await (const frame of source.frames) {
    const { text, base64 } = payloadOf(frame, options);
    const tone = `${frame.direction}${frame.bad ? ' bad' : ''}`;
    const size = frame.direction === 'event' ? '' : formatBytes(frame.size);
    yield `<tr class="${tone}"><td>${frame.index + 1}</td><td>${formatTimeOfDay(frame.time)}</td>` +
      `<td>${ARROWS[frame.direction]}${base64 ? ', base64' : ''}</td><td>${size}</td>` +
      `<td><pre>${escapeHtml(text)}</pre></td></tr>\n`;
  }
  yield '</tbody></table></body></html>\n';
}

function facts({ session, exportedAt, version }: ExportSource): [string, string][] {
  const { createdAt, openedAt, endedAt, close, sent, received } = session;
  const end = close ? `${close.code}${close.reason ? ` ${close.reason}` : ''}` : session.state;
  return [
    ['Started', new Date(createdAt).toISOString()],
    [
      'Open for',
      openedAt === undefined ? 'never opened' : formatDuration((endedAt ?? exportedAt) - openedAt),
    ],
    ['Ended with', end],
    ['Sent', `${sent.frames.toLocaleString('en')} frames, ${formatBytes(sent.bytes)}`],
    ['Received', `${received.frames.toLocaleString('en')} frames, ${formatBytes(received.bytes)}`],
    ['Written by', `Countersign ${version}, ${new Date(exportedAt).toISOString()}`],
  ];
}
