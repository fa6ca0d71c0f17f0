import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogAnnouncement, LogReader } from '#log/contract.ts';
import { firstAt, summarize } from './summarize.ts';

const encoder = new TextEncoder();
const START = Date.UTC(2026, 10, 22, 12, 0, 1, 2);

/** A log whose rows are made up when asked for, so that it can have any length. */
export interface FakeLog extends LogReader {
  record: SessionRecord;
  /** Adds rows and announces them. */
  grow(rows: number): void;
  clear(): void;
}

/** `delay` is what a read takes, ms. */
export function fakeLog(rows: number, delay = 4, frame: (index: number) => Frame = frameAt): FakeLog {
  const listeners = new Set<(announcement: LogAnnouncement) => void>();
  const announce = () => {
    for (const listener of listeners) listener({ type: 'tail', sessions: [log.record] });
  };
  const log: FakeLog = {
    record: recordOf(rows),
    grow(more) {
      log.record = { ...log.record, nextIndex: log.record.nextIndex + more };
      announce();
    },
    clear() {
      log.record = { ...log.record, firstIndex: log.record.nextIndex };
      announce();
    },
    sessions: async () => [log.record],
    detail: async () => undefined,
    async rows(_session, from, to) {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      const first = Math.max(from, log.record.firstIndex);
      const last = Math.min(to, log.record.nextIndex);
      return Array.from({ length: Math.max(0, last - first) }, (_, offset) => frame(first + offset));
    },
    async body(_session, index, from, to) {
      const { payload, size } = frame(index);
      if (payload.length === size) return payload.slice(from, to);
      return Uint8Array.from({ length: Math.max(0, Math.min(to, size) - from) }, (_, at) =>
        byteAt(from + at),
      );
    },
    async summaries(sessionId, from) {
      return summarize(sessionId, await log.rows(sessionId, from, log.record.nextIndex));
    },
    async indexAt(_session, time) {
      const { firstIndex, nextIndex } = log.record;
      return firstAt(time, firstIndex, nextIndex, (index) => frame(index).time);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => undefined,
  };
  return log;
}

function recordOf(rows: number): SessionRecord {
  return {
    id: 1,
    url: 'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev',
    name: 'a1b2c3d4e5/dev',
    profileId: 'p1',
    profileName: 'staging',
    accessKeyId: 'ASIA…MPLE',
    service: 'execute-api',
    subprotocols: [],
    state: 'open',
    createdAt: START,
    buffered: 0,
    sent: { frames: 0, bytes: 0 },
    received: { frames: 0, bytes: 0 },
    firstIndex: 0,
    nextIndex: rows,
  };
}

const ITEM = encoder.encode('{"id":"0123456789abcdef","note":"größer als der Rest"},\n');
const HEAD = 8_192;

/** A message of any size, of which a row holds but the head. */
export function largeFrame(index: number, size: number, kind: Frame['kind'] = 'text'): Frame {
  const payload = Uint8Array.from({ length: Math.min(size, HEAD) }, (_, at) => byteAt(at));
  return { index, time: START + index * 37.25, direction: 'received', kind, size, payload };
}

/** A byte of such a message: a list of items that never ends. */
function byteAt(at: number): number {
  return at === 0 ? 0x5b : ITEM[(at - 1) % ITEM.length]!;
}

/** The frames of the drawing, then more of the same. */
export function frameAt(index: number): Frame {
  const time = START + index * 37.25;
  if (index === 0) return make(index, time, 'event', 'connected as AROA…:ops@example.com');
  const turn = index % 7;
  if (turn === 1) return make(index, time, 'sent', `{"action":"subscribe","room":"ops","id":${index}}`);
  if (turn === 2) {
    const user = `{"id":42,"name":"Noor","roles":["admin","ops"],"seen":12345678901234567890}`;
    const at = new Date(time).toISOString();
    return make(
      index,
      time,
      'received',
      `{"type":"presence","user":${user},"at":"${at}","n":${index},"note":null}`,
    );
  }
  if (turn === 3) {
    const body = 'deploy 1.4.2 finished on 3 of 3 instances in eu-central-1';
    return make(index, time, 'received', `{"type":"message","body":"${body}","n":${index}}`);
  }
  if (turn === 4) {
    const payload = Uint8Array.from({ length: 1_234 }, (_, at) => (at * 31 + index) % 256);
    return { index, time, direction: 'received', kind: 'binary', size: payload.length, payload };
  }
  if (turn === 5)
    return make(index, time, 'sent', `{"action":"sendMessage","room":"ops","body":"hello ${index}"}`);
  const failed = '{"message":"Internal server error","connectionId":"Xyz123=","requestId":"Abc456="}';
  return turn === 6
    ? make(index, time, 'received', failed)
    : make(index, time, 'received', `plain text, line one\nline two \u202e turned ${index}`);
}

function make(index: number, time: number, direction: Frame['direction'], text: string): Frame {
  const payload = encoder.encode(text);
  return { index, time, direction, kind: 'text', size: payload.length, payload };
}
