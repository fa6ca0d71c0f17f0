import type { Direction, FrameKind } from './frame.ts';

const DIRECTIONS: readonly Direction[] = ['sent', 'received', 'event'];
const DIRECTION_BITS = 0b11;
const BINARY = 0b100;
const BAD = 0b1000;

/** A row's nature in one byte: bits 0 and 1 direction, bit 2 binary, bit 3 reports a fault. */
export function packFlags(direction: Direction, kind: FrameKind, bad: boolean): number {
  return DIRECTIONS.indexOf(direction) | (kind === 'binary' ? BINARY : 0) | (bad ? BAD : 0);
}

export const directionIn = (flags: number): Direction => DIRECTIONS[flags & DIRECTION_BITS] ?? 'event';

export const kindIn = (flags: number): FrameKind => (flags & BINARY ? 'binary' : 'text');

export const isBadIn = (flags: number): boolean => (flags & BAD) !== 0;
