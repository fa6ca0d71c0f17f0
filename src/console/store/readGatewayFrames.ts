import type { GatewayFrame } from '#core/diagnose/evidence.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';

/** So many of the latest rows are looked at. */
const ROWS = 400;
/** What the gateway writes itself is short. */
const MAX_BYTES = 512;

/**
 * Frames of the latest rows that API Gateway itself wrote: `message` beside `connectionId` and
 * `requestId` or `messageId` (AWS: "Working with routes for WebSocket APIs").
 */
export async function readGatewayFrames(
  log: Pick<LogReader, 'rows'>,
  { id, firstIndex, nextIndex }: SessionRecord,
): Promise<GatewayFrame[]> {
  const rows = await log.rows(id, Math.max(firstIndex, nextIndex - ROWS), nextIndex);
  const decoder = new TextDecoder();
  return rows.flatMap(({ index, direction, kind, size, payload }) => {
    if (direction !== 'received' || kind !== 'text' || size > MAX_BYTES) return [];
    const message = readMessage(decoder.decode(payload));
    return message === undefined ? [] : [{ index, message }];
  });
}

function readMessage(text: string): string | undefined {
  if (!text.includes('"connectionId"')) return undefined;
  try {
    const { message, connectionId, requestId, messageId } = JSON.parse(text) as Record<string, unknown>;
    const own = typeof connectionId === 'string' && (requestId !== undefined || messageId !== undefined);
    return own && typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
