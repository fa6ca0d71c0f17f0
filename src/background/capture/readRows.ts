import type { CapturedRow } from '#messaging/capture.ts';
import { maskCanonical } from '../diagnosis/readResponse.ts';
import { LATEST } from './batchSchema.ts';

/** Of one socket in one batch; the hook's queue holds fewer. */
const MOST_ROWS = 200_000;
/** Characters; the hook cuts payloads to 1 MB, and a message between contexts may have 64 MB in all. */
const LONGEST_PAYLOAD = 16 * 1_024 * 1_024;

/** RFC 4648 section 4, with padding. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Rows as a panel hands them over, each looked at; undefined where one makes no sense. By hand:
 * thousands come at once, and a schema takes ten times as long.
 */
export function readRows(value: unknown): CapturedRow[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_ROWS) return undefined;
  const rows: CapturedRow[] = [];
  for (const one of value as unknown[]) {
    const row = readRow(one);
    if (!row) return undefined;
    rows.push(row);
  }
  return rows;
}

function readRow(value: unknown): CapturedRow | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { time, direction, kind, payload, size, bad } = value as Record<string, unknown>;
  if (typeof time !== 'number' || !(time >= 0 && time <= LATEST)) return undefined;
  if (direction !== 'sent' && direction !== 'received' && direction !== 'event') return undefined;
  if (typeof payload !== 'string' || payload.length > LONGEST_PAYLOAD) return undefined;
  if (size !== undefined && !(Number.isSafeInteger(size) && (size as number) >= 0)) return undefined;
  if (bad !== undefined && typeof bad !== 'boolean') return undefined;
  if (direction === 'event') {
    if (kind !== 'text') return undefined;
    return { time, direction, kind, payload: maskCanonical(payload), ...(bad ? { bad } : {}) };
  }
  if (kind !== 'text' && kind !== 'binary') return undefined;
  if (kind === 'binary' && (payload.length % 4 !== 0 || !BASE64.test(payload))) return undefined;
  return { time, direction, kind, payload, ...(size === undefined ? {} : { size: size as number }) };
}
