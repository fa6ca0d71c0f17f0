import type { HostSocket } from '#host/openSocket.ts';
import type { LogRow, LogWriter, SessionPatch } from '#log/contract.ts';
import type { FreshSignature, OpenRequest } from '#messaging/contract.ts';
import { TRACE } from '../log/support.ts';

export const SIGNED = 'wss://api.example.com/dev?X-Amz-Signature=feedc0de&X-Amz-Security-Token=SECRETTOKEN';

export const REQUEST: OpenRequest & Required<FreshSignature> = {
  signedUrl: SIGNED,
  subprotocols: [],
  url: 'wss://api.example.com/dev?app=1',
  name: 'api.example.com/dev',
  profileId: 'p1',
  profileName: 'dev',
  accessKeyId: 'ASIA…MPLE',
  signature: TRACE,
  service: TRACE.service,
};

/** A WebSocket that does what the test says. */
export class FakeSocket implements HostSocket {
  static made: FakeSocket[] = [];
  static refuse: Error | undefined;

  binaryType: BinaryType = 'blob';
  readyState = 0;
  bufferedAmount = 0;
  protocol = '';
  extensions = '';
  onopen: HostSocket['onopen'] = null;
  onmessage: HostSocket['onmessage'] = null;
  onerror: HostSocket['onerror'] = null;
  onclose: HostSocket['onclose'] = null;
  sent: unknown[] = [];
  closedWith: (number | undefined)[] = [];

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    if (FakeSocket.refuse) throw FakeSocket.refuse;
    FakeSocket.made.push(this);
  }

  send(data: string | Uint8Array<ArrayBuffer>): void {
    this.sent.push(data);
  }

  close(code?: number): void {
    this.closedWith.push(code);
    this.readyState = 2;
  }

  opens(protocol = ''): void {
    this.readyState = 1;
    this.protocol = protocol;
    this.onopen?.(new Event('open'));
  }

  receives(data: string | ArrayBuffer): void {
    this.onmessage?.({ data } as MessageEvent);
  }

  ends(code: number, reason = '', wasClean = true): void {
    this.readyState = 3;
    if (!wasClean) this.onerror?.(new Event('error'));
    this.onclose?.({ code, reason, wasClean } as CloseEvent);
  }
}

/** A log writer that remembers what it was told. */
export function recordingLog() {
  const rows: (LogRow & { id: number })[] = [];
  const patches: (SessionPatch & { id: number })[] = [];
  const calls: string[] = [];
  let lastId = 0;
  const log: LogWriter = {
    createSession: async (draft) => {
      calls.push(`create ${draft.name}`);
      return ++lastId;
    },
    append(id, row) {
      const index = rows.filter((one) => one.id === id).length;
      rows.push({ id, ...row });
      return index;
    },
    update: (id, patch) => patches.push({ id, ...patch }),
    setHandshake: async (id, { status }) => void calls.push(`handshake ${id} ${status}`),
    setSequence: async (id, { run, done, state }) =>
      void calls.push(`sequence ${id} ${run}.${done} ${state}`),
    resume: async (id, patch) => {
      calls.push(`resume ${id}`);
      patches.push({ id, ...patch });
      return true;
    },
    setSignature: async (id, signature) => void calls.push(`sign ${id} ${signature.signedAt}`),
    change: async (id, change) => void calls.push(`change ${id} ${JSON.stringify(change)}`),
    async retain() {
      calls.push('retain');
      return [];
    },
    clear: async (id) => void calls.push(`clear ${id}`),
    remove: async (id) => void calls.push(`remove ${id}`),
    begin: async ({ wipe }) => void calls.push(`begin ${wipe}`),
    flush: async () => undefined,
    close: async () => undefined,
  };
  const events = (id = 1) =>
    rows.filter((row) => row.id === id && row.direction === 'event').map(({ payload }) => payload);
  const state = (id = 1) => Object.assign({}, ...patches.filter((patch) => patch.id === id));
  return { log, rows, patches, calls, events, state };
}
