import type { SessionHead } from '../export/sessionHead.ts';
import type { Direction, FrameKind } from '../frame.ts';
import { Problem } from '../problem.ts';
import { asRecord } from '../record.ts';
import { maskParameter } from '../redact.ts';
import type { SessionState } from '../session.ts';

export const isDirection = (value: unknown): value is Direction =>
  value === 'sent' || value === 'received' || value === 'event';

export const isKind = (value: unknown): value is FrameKind => value === 'text' || value === 'binary';

/** The longest text of a file that is taken over into a session's record. */
const LONGEST = 4_096;

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : undefined;

export const asTime = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

/** States in which a session of a file can be: it is over, whatever it was when it was written. */
const ENDED: readonly SessionState[] = ['closed', 'failed', 'lost'];

/** The session that a file of ours tells of. Throws Problem `import.url`. */
export function readHead(value: unknown, firstTime: number | undefined): SessionHead {
  const fields = asRecord(value);
  const url = readSocketUrl(fields.url);
  const state = ENDED.find((one) => one === fields.state) ?? 'closed';
  const { subprotocols, handshakeMs } = fields;
  const close = asRecord(fields.close);
  const openedAt = asTime(fields.openedAt);
  const endedAt = asTime(fields.endedAt);
  const subprotocol = asText(fields.subprotocol);
  const extensions = asText(fields.extensions);
  const service = asText(fields.service);
  const accessKeyId = asText(fields.accessKeyId);
  return {
    url,
    name: asText(fields.name)?.slice(0, 80) ?? new URL(url).host,
    createdAt: asTime(fields.createdAt) ?? firstTime ?? 0,
    state,
    subprotocols: Array.isArray(subprotocols) ? subprotocols.filter((one) => typeof one === 'string') : [],
    ...(openedAt === undefined ? {} : { openedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(typeof handshakeMs === 'number' && handshakeMs >= 0 ? { handshakeMs } : {}),
    ...(subprotocol === undefined ? {} : { subprotocol }),
    ...(extensions === undefined ? {} : { extensions }),
    ...(typeof close.code === 'number'
      ? { close: { code: close.code, reason: asText(close.reason) ?? '', wasClean: close.wasClean === true } }
      : {}),
    ...(service === undefined ? {} : { service }),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
  };
}

/** A `ws:` or `wss:` URL without its fragment and its secrets. Throws Problem `import.url`. */
export function readSocketUrl(value: unknown): string {
  if (typeof value === 'string' && URL.canParse(value)) {
    const url = new URL(value);
    if (url.protocol === 'http:' || url.protocol === 'https:')
      url.protocol = url.protocol.replace('http', 'ws');
    url.hash = '';
    if (url.protocol === 'ws:' || url.protocol === 'wss:') return withoutSecrets(url);
  }
  throw new Problem(
    'import.url',
    'The file names no WebSocket URL for its session, so nothing was imported.',
  );
}

/** A signed URL in a file of others: its token and signature are not kept. */
function withoutSecrets(url: URL): string {
  url.username = '';
  url.password = '';
  for (const [name, value] of [...url.searchParams]) {
    const { value: shown, masked } = maskParameter(name, value);
    if (masked) url.searchParams.set(name, shown);
  }
  return url.href;
}
