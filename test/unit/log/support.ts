import { createHash } from 'node:crypto';
import { IDBDatabase, IDBFactory, IDBKeyRange, IDBRequest } from 'fake-indexeddb';
import fc from 'fast-check';
import type { Frame } from '#core/frame.ts';
import type { SessionDraft } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import type { LogAnnouncement, LogChannel, LogReader, LogRow } from '#log/contract.ts';
import { LOG_NAME } from '#log/contract.ts';
import { DETAILS, ROW_STORES, SEGMENTS } from '#log/openDatabase.ts';
import { openLogReader } from '#log/reader.ts';
import { result } from '#log/requests.ts';
import type { SegmentRecord } from '#log/segment.ts';
import { createLogWriter, type LogWriterDeps } from '#log/writer.ts';

globalThis.IDBKeyRange = IDBKeyRange;

// A transaction takes more requests only while the event of an earlier one is handled: what waits for a
// promise comes too late, as it does in Firefox at times.
const { dispatchEvent } = IDBRequest.prototype;
IDBRequest.prototype.dispatchEvent = function (event) {
  const goesOn = dispatchEvent.call(this, event);
  const transaction = this.transaction as unknown as { _state: string } | null;
  if (transaction?._state === 'active') transaction._state = 'inactive';
  return goesOn;
};

export const DRAFT: SessionDraft = {
  url: 'wss://abc.execute-api.us-east-1.amazonaws.com/dev',
  name: 'abc…/dev',
  profileId: 'p1',
  profileName: 'dev',
  accessKeyId: 'ASIA…MPLE',
  service: 'execute-api',
  subprotocols: [],
  createdAt: 1_000,
};

export const TRACE: SignatureTrace = {
  url: 'wss://abc.execute-api.us-east-1.amazonaws.com/dev?X-Amz-Signature=…',
  urlLength: 400,
  accessKeyId: 'ASIA…MPLE',
  service: 'execute-api',
  region: 'us-east-1',
  credentialScope: '20261122/us-east-1/execute-api/aws4_request',
  signedAt: 1_000,
  expires: 300,
  validUntil: 301_000,
  canonicalRequest: 'GET\n/dev',
  stringToSign: 'AWS4-HMAC-SHA256',
  signature: 'abcd…wxyz',
  parameters: [],
  token: 'signed',
};

/** An in-memory BroadcastChannel: structured clones, to all but the sender, in a later task. */
export function createBus(): { createChannel(name: string): LogChannel; posts: LogAnnouncement[] } {
  const ends = new Set<LogChannel>();
  const posts: LogAnnouncement[] = [];
  return {
    posts,
    createChannel() {
      const end: LogChannel = {
        onmessage: null,
        postMessage(message) {
          posts.push(structuredClone(message));
          const data = structuredClone(message);
          const others = [...ends].filter((other) => other !== end);
          setImmediate(() => {
            for (const other of others) other.onmessage?.({ data } as MessageEvent);
          });
        },
        close: () => ends.delete(end),
      };
      ends.add(end);
      return end;
    },
  };
}

/** A log on a fresh database, with as many readers as one likes. */
export function createLog(options: Partial<Pick<LogWriterDeps, 'now' | 'maxWaiting'>> = {}) {
  const indexedDB = new IDBFactory();
  const bus = createBus();
  const deps = { indexedDB, createChannel: bus.createChannel };
  const newWriter = () => createLogWriter({ now: () => Date.now(), ...options, ...deps });
  return {
    indexedDB,
    posts: bus.posts,
    newWriter,
    writer: newWriter(),
    openReader: (cacheBytes?: number) =>
      openLogReader(cacheBytes === undefined ? deps : { ...deps, cacheBytes }),
  };
}

/** Lets IndexedDB and the channels finish what is under way. */
export async function settle(turns = 20): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

export const textRow = (text: string, time = 1, direction: Frame['direction'] = 'received'): LogRow => ({
  time,
  direction,
  kind: 'text',
  payload: text,
});

export const textOf = ({ payload }: Pick<Frame, 'payload'>): string => new TextDecoder().decode(payload);

/** All that lies in a store. */
export async function stored<T>(indexedDB: IDBFactory, name: string): Promise<T[]> {
  const database = await result(indexedDB.open(LOG_NAME));
  const records: T[] = await result(database.transaction(name).objectStore(name).getAll());
  database.close();
  return records;
}

/** All segments as they lie on disk. */
export const storedSegments = (indexedDB: IDBFactory): Promise<SegmentRecord[]> =>
  stored(indexedDB, SEGMENTS);

/** Everything in the log but the records of its sessions, by store, as keys. */
export async function storedKeys(indexedDB: IDBFactory): Promise<Record<string, IDBValidKey[]>> {
  const database = await result(indexedDB.open(LOG_NAME));
  const keys: Record<string, IDBValidKey[]> = {};
  for (const name of [DETAILS, ...ROW_STORES]) {
    keys[name] = await result(database.transaction(name).objectStore(name).getAllKeys());
  }
  database.close();
  return keys;
}

export const directions = fc.constantFrom<Frame['direction']>('sent', 'received', 'event');

/** A row with a payload of any kind and up to `maxLength` characters or bytes. */
export const anyRow = (maxLength = 64): fc.Arbitrary<LogRow> =>
  fc
    .record({
      time: fc.double({ min: 0, max: 4e12, noNaN: true, noDefaultInfinity: true }),
      direction: directions,
      bad: fc.boolean(),
      payload: fc.oneof(
        fc.string({ unit: 'binary', maxLength }),
        // With lone surrogates, which UTF-8 cannot express.
        fc
          .array(fc.integer({ min: 0, max: 0xffff }), { maxLength })
          .map((units) => String.fromCharCode(...units)),
        fc.uint8Array({ maxLength }),
        fc.uint8Array({ maxLength }).map((bytes) => bytes.slice().buffer),
      ),
    })
    .map((row) => ({ ...row, kind: typeof row.payload === 'string' ? 'text' : 'binary' }));

/** What a reader must give for a row: the oracle of every test here. */
export function expectedFrame(row: LogRow, index: number): Frame {
  const { payload } = row;
  const bytes =
    typeof payload === 'string'
      ? new Uint8Array(Buffer.from(payload, 'utf8'))
      : new Uint8Array(payload).slice();
  const frame: Frame = {
    index,
    time: row.time,
    direction: row.direction,
    kind: row.kind,
    size: bytes.length,
    payload: bytes,
  };
  return row.bad ? { ...frame, bad: true } : frame;
}

/** The frames with all of their payloads: a large one has only its beginning in its row. */
export function complete(reader: LogReader, sessionId: number, frames: readonly Frame[]): Promise<Frame[]> {
  return Promise.all(
    frames.map(async (frame) => {
      const { index, size, payload } = frame;
      if (payload.length === size) return frame;
      return { ...frame, payload: await reader.body(sessionId, index, 0, size) };
    }),
  );
}

/** A frame as one short string, to compare many quickly. */
export function digest({ index, time, direction, kind, size, payload, bad }: Frame): string {
  const hash = createHash('sha1').update(payload).digest('base64');
  return [index, time, direction, kind, size, bad ?? false, hash].join(' ');
}

/** While on, every transaction that writes is aborted but the next `spare` ones, as on a full disk. */
export function fullDisk(): { on: boolean; spare: number; attempts: number; restore(): void } {
  const original = IDBDatabase.prototype.transaction;
  const disk = {
    on: false,
    spare: 0,
    attempts: 0,
    restore: () => {
      IDBDatabase.prototype.transaction = original;
    },
  };
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: unknown[]) {
    const transaction = Reflect.apply(original, this, args);
    if (disk.on && args[1] === 'readwrite' && disk.spare-- <= 0) {
      disk.attempts++;
      queueMicrotask(() => {
        const error = new DOMException('The disk is full.', 'QuotaExceededError');
        Object.defineProperty(transaction, 'error', { value: error });
        transaction.abort();
      });
    }
    return transaction;
  };
  return disk;
}
