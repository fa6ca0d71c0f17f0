import { gatewayMessage } from '#core/decode/route.ts';
import type { GatewayFrame } from '#core/diagnose/evidence.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';

/** So many of the latest rows are looked at. */
const ROWS = 400;
/** What the gateway writes itself is short. */
const MAX_BYTES = 512;

/** Frames of the latest rows that API Gateway itself wrote. */
export async function readGatewayFrames(
  log: Pick<LogReader, 'rows'>,
  { id, firstIndex, nextIndex }: SessionRecord,
): Promise<GatewayFrame[]> {
  const rows = await log.rows(id, Math.max(firstIndex, nextIndex - ROWS), nextIndex);
  return rows.flatMap((frame) => {
    const message = frame.size > MAX_BYTES ? undefined : gatewayMessage(frame);
    return message === undefined ? [] : [{ index: frame.index, message }];
  });
}
