import type { Frame } from '#core/frame.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import type { LogAnnouncement, LogReader, LogTrouble } from '#log/contract.ts';
import { firstAt, summarize } from '../summarize.ts';

const encoder = new TextEncoder();

const TEXTS = [
  '{"action":"subscribe","room":"ops"}',
  '{"type":"presence","user":{"id":42,"name":"Noor"},"at":"2026-11-22T12:00:01Z"}',
  '{"type":"message","body":"deploy 1.4.2 to staging","from":"Ada","tags":["ops","deploy"]}',
  '{"action":"sendMessage","room":"ops","body":"all green"}',
  '{"message":"Internal server error","connectionId":"abc=","requestId":"r-1"}',
];

/** A row made from its index alone, so that a session may claim any number of them. */
function makeFrame(index: number, start: number): Frame {
  const time = start + index * 137.25;
  if (index === 0) {
    const payload = encoder.encode('connected');
    return { index, time, direction: 'event', kind: 'text', size: payload.length, payload };
  }
  if (index % 11 === 7) {
    const payload = Uint8Array.from({ length: 64 }, (_, at) => (at * 7 + index) % 256);
    return { index, time, direction: 'received', kind: 'binary', size: payload.length, payload };
  }
  const payload = encoder.encode(TEXTS[index % TEXTS.length]!);
  const direction = index % 5 === 0 || index % 5 === 3 ? 'sent' : 'received';
  return { index, time, direction, kind: 'text', size: payload.length, payload };
}

export interface FakeLog extends LogReader {
  /** As when the disk is full; without trouble, as when it has room again. */
  fall(trouble?: LogTrouble): void;
  put(session: SessionRecord, detail?: SessionDetail): void;
  drop(id: number): void;
  get(id: number): SessionRecord | undefined;
}

/** A log in memory that announces every `put`. */
export function createFakeLog(): FakeLog {
  const sessions = new Map<number, SessionRecord>();
  const details = new Map<number, SessionDetail>();
  const listeners = new Set<(announcement: LogAnnouncement) => void>();
  const announce = (announcement: LogAnnouncement) => {
    for (const listener of listeners) listener(announcement);
  };
  const rows = (id: number, from: number, to: number): Frame[] => {
    const session = sessions.get(id);
    if (!session) return [];
    const first = Math.max(from, session.firstIndex);
    const last = Math.min(to, session.nextIndex);
    return Array.from({ length: Math.max(0, last - first) }, (_, at) =>
      makeFrame(first + at, session.openedAt ?? session.createdAt),
    );
  };

  return {
    sessions: async () => [...sessions.values()].sort((a, b) => b.id - a.id),
    detail: async (id) => details.get(id),
    rows: async (id, from, to) => rows(id, from, to),
    body: async (id, index, from, to) =>
      rows(id, index, index + 1)[0]?.payload.slice(from, to) ?? new Uint8Array(),
    summaries: async (id, from) => summarize(id, rows(id, from, sessions.get(id)?.nextIndex ?? 0)),
    async indexAt(id, time) {
      const { firstIndex = 0, nextIndex = 0 } = sessions.get(id) ?? {};
      return firstAt(time, firstIndex, nextIndex, (index) => rows(id, index, index + 1)[0]!.time);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
    },
    put(session, detail) {
      sessions.set(session.id, session);
      if (detail) details.set(session.id, detail);
      announce({ type: 'tail', sessions: [session] });
    },
    drop(id) {
      sessions.delete(id);
      announce({ type: 'removed', ids: [id] });
    },
    fall(trouble) {
      announce(trouble ? { type: 'tail', sessions: [], trouble } : { type: 'tail', sessions: [] });
    },
    get: (id) => sessions.get(id),
  };
}
