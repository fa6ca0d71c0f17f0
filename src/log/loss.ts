import { formatBytes, formatDuration } from '#core/time.ts';
import type { LogRow } from './contract.ts';

/** Frames that could not be kept, until an event row tells of them. */
export interface Loss {
  frames: number;
  bytes: number;
  /** Epoch milliseconds of the first and the last of them. */
  from: number;
  to: number;
  /** Why the first of them was lost: the end of a sentence. */
  reason: string;
}

export function addLoss(loss: Loss | undefined, time: number, bytes: number, reason: string): Loss {
  if (!loss) return { frames: 1, bytes, from: time, to: time, reason };
  return { ...loss, frames: loss.frames + 1, bytes: loss.bytes + bytes, to: time };
}

/** The row that stands where the lost frames would. */
export function lossRow(loss: Loss): LogRow {
  const what = loss.frames === 1 ? '1 frame' : `${loss.frames.toLocaleString('en-GB')} frames`;
  const span = loss.to > loss.from ? ` over ${formatDuration(loss.to - loss.from)}` : '';
  return {
    time: loss.from,
    direction: 'event',
    kind: 'text',
    payload: `${what} (${formatBytes(loss.bytes)})${span} could not be kept here: ${loss.reason}`,
    bad: true,
  };
}
