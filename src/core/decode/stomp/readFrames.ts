import { ByteFault } from '../values/faults.ts';
import { COMMANDS, LONGEST } from './commands.ts';
import { readHeaders, type StompHeader } from './readHeaders.ts';

/** More frames in one message are not read. */
const MOST = 500;
const LF = 0x0a;
const CR = 0x0d;

export interface StompFrame {
  command: string;
  headers: StompHeader[];
  /** Headers beyond those that are read. */
  more: number;
  body: Uint8Array;
  /** The message ends before the frame does; the rest comes in the next one. */
  isCut: boolean;
}

export interface FramesReading {
  /** None where the message is but a heart-beat. */
  frames: StompFrame[];
  /** Bytes at the end that were not read, as there are too many frames. */
  left: number;
}

/** Frames of a message. Throws a ByteFault where it is no STOMP. */
export function readFrames(bytes: Uint8Array, hasEscapes: boolean): FramesReading {
  const frames: StompFrame[] = [];
  let at = skipLineEnds(bytes, 0);
  while (at < bytes.length && frames.length < MOST) {
    const { frame, end } = readFrame(bytes, at, hasEscapes);
    frames.push(frame);
    at = skipLineEnds(bytes, end);
  }
  return { frames, left: bytes.length - at };
}

/** Line ends between frames are heart-beats. */
export function skipLineEnds(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF)) at += 1;
  return at;
}

/** A command in its line; undefined where none of STOMP's stands there. */
export function readCommand(bytes: Uint8Array, from: number): { command: string; end: number } | undefined {
  const lineEnd = bytes.subarray(from, from + LONGEST + 1).indexOf(LF);
  if (lineEnd < 0) return undefined;
  const command = String.fromCharCode(...bytes.subarray(from, from + lineEnd)).replace(/\r$/, '');
  return COMMANDS.has(command) ? { command, end: from + lineEnd + 1 } : undefined;
}

function readFrame(bytes: Uint8Array, from: number, hasEscapes: boolean): { frame: StompFrame; end: number } {
  const read = readCommand(bytes, from);
  if (read === undefined) throw new ByteFault(from, 'no command of STOMP stands here');
  const { command } = read;
  const escaped = hasEscapes && command !== 'CONNECT' && command !== 'CONNECTED';
  const { headers, more, end: bodyAt } = readHeaders(bytes, read.end, escaped);
  if (bodyAt === undefined) {
    return { frame: { command, headers, more, body: new Uint8Array(), isCut: true }, end: bytes.length };
  }
  const stated = statedLength(headers);
  const end = stated === undefined ? bytes.indexOf(0, bodyAt) : bodyAt + stated;
  if (end < 0 || end >= bytes.length) {
    return {
      frame: { command, headers, more, body: bytes.subarray(bodyAt), isCut: true },
      end: bytes.length,
    };
  }
  if (bytes[end] !== 0)
    throw new ByteFault(end, `the body of ${stated} bytes is not followed by a null byte`);
  return { frame: { command, headers, more, body: bytes.subarray(bodyAt, end), isCut: false }, end: end + 1 };
}

/** Bytes of the body; of repeated headers the first counts. */
function statedLength(headers: readonly StompHeader[]): number | undefined {
  const stated = headers.find(({ name }) => name === 'content-length')?.value.trim();
  return stated !== undefined && /^\d{1,12}$/.test(stated) ? Number(stated) : undefined;
}
