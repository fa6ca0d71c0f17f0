import type { ExportSource } from '#core/export/types.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';

export const STARTED = Date.UTC(2026, 10, 22, 12, 0, 1);

export function session(change: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: 1,
    url: 'wss://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev',
    name: 'orders',
    profileId: 'p1',
    profileName: 'staging',
    accessKeyId: 'ASIA…7Q2F',
    service: 'execute-api',
    subprotocols: [],
    state: 'closed',
    createdAt: STARTED,
    openedAt: STARTED + 80,
    endedAt: STARTED + 10_000,
    handshakeMs: 80,
    buffered: 0,
    sent: { frames: 1, bytes: 2 },
    received: { frames: 1, bytes: 2 },
    firstIndex: 0,
    nextIndex: 2,
    ...change,
  };
}

export function frame(index: number, change: Partial<Frame> & { text?: string } = {}): Frame {
  const { text = '{"n":1}', ...rest } = change;
  const payload = rest.payload ?? new TextEncoder().encode(text);
  return {
    index,
    time: STARTED + index * 100 + 0.25,
    direction: 'received',
    kind: 'text',
    size: payload.length,
    payload,
    ...rest,
  };
}

export function source(frames: readonly Frame[], change: Partial<SessionRecord> = {}): ExportSource {
  return {
    session: session(change),
    version: '0.1.0',
    exportedAt: STARTED + 60_000,
    frames: (async function* () {
      yield* frames;
    })(),
  };
}

export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

export const AS_IT_IS = { redact: false };
export const REDACTED = { redact: true };
