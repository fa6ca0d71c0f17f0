import { readBase64 } from '../bytes/base64.ts';
import type { SessionHead } from '../export/sessionHead.ts';
import { Problem } from '../problem.ts';
import { asRecord } from '../record.ts';
import { asText, readSocketUrl } from './fields.ts';
import type { ImportedFile, ImportedRow, ImportedSession } from './types.ts';

/**
 * The WebSockets of a HAR 1.2 file, parsed: entries with `_webSocketMessages`, as Chrome's DevTools
 * write them. Throws Problem `import.*`.
 */
export function readHar(parsed: unknown): ImportedFile {
  const { entries } = asRecord(asRecord(parsed).log);
  if (!Array.isArray(entries)) {
    throw new Problem(
      'import.format',
      'The file is JSON, but no HAR file: it has no “log.entries”. Nothing was imported.',
      'Export “HAR” from DevTools or “JSON Lines” from Countersign, and choose that file.',
    );
  }
  const sockets = entries.map(asRecord).filter(isSocket);
  if (sockets.length === 0) {
    throw new Problem(
      'import.no-sockets',
      'The HAR file holds no WebSocket, so nothing was imported.',
      'Chrome writes WebSocket messages into a HAR file; Firefox does not.',
    );
  }
  return sockets.map(readEntry);
}

type Entry = Readonly<Record<string, unknown>>;

const isSocket = (entry: Entry): boolean =>
  entry._resourceType === 'websocket' || Array.isArray(entry._webSocketMessages);

function readEntry(entry: Entry): ImportedSession {
  const messages = Array.isArray(entry._webSocketMessages) ? entry._webSocketMessages.map(asRecord) : [];
  const rows = messages.map(readMessage).filter((row) => row !== undefined);
  const response = asRecord(entry.response);
  const request = asRecord(entry.request);
  const started = Date.parse(String(entry.startedDateTime));
  const createdAt = Number.isFinite(started) ? started : (rows[0]?.time ?? 0);
  const lasted = typeof entry.time === 'number' && entry.time >= 0 ? entry.time : 0;
  const open = response.status === 101 || rows.length > 0;
  const url = readSocketUrl(request.url);
  const subprotocol = header(response.headers, 'sec-websocket-protocol');
  const extensions = header(response.headers, 'sec-websocket-extensions');
  const head: SessionHead = {
    url,
    name: new URL(url).host.slice(0, 80),
    createdAt,
    state: open ? 'closed' : 'failed',
    subprotocols: (header(request.headers, 'sec-websocket-protocol') ?? '').split(/\s*,\s*/).filter(Boolean),
    ...(open ? { openedAt: createdAt } : {}),
    endedAt: Math.max(createdAt + lasted, rows.at(-1)?.time ?? 0),
    ...(subprotocol === undefined ? {} : { subprotocol }),
    ...(extensions === undefined ? {} : { extensions }),
  };
  return { head, rows };
}

function readMessage(message: Entry): ImportedRow | undefined {
  const { type, time, opcode, data } = message;
  if (typeof time !== 'number' || typeof data !== 'string' || (type !== 'send' && type !== 'receive')) {
    return undefined;
  }
  const kind = opcode === 2 ? 'binary' : 'text';
  const bytes = kind === 'binary' ? readBase64(data) : { bytes: new TextEncoder().encode(data) };
  if ('fault' in bytes) return undefined;
  return {
    time: time * 1_000,
    direction: type === 'send' ? 'sent' : 'received',
    kind,
    payload: bytes.bytes,
  };
}

function header(list: unknown, name: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = list.map(asRecord).find((one) => String(one.name).toLowerCase() === name);
  return asText(found?.value);
}
