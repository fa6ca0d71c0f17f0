import { Problem } from '#core/problem.ts';
import type { HostCallbacks, SignRequest } from '#messaging/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import type { Signed } from '../signing.ts';

/** Sessions that are remembered; nobody has so many open. */
const MOST = 200;

export interface ReconnectsDeps {
  /** By session id. */
  requests: StorageItem<Record<string, SignRequest>>;
  sign(request: SignRequest): Promise<Signed>;
}

/** Signs for sessions that open again by themselves, also in a worker that did not open them. */
export interface Reconnects extends HostCallbacks {
  /** Opens a session, and remembers what to sign it from. */
  opening(request: SignRequest, open: () => Promise<number>): Promise<number>;
  forget(sessionId: number): Promise<void>;
}

export function createReconnects({ requests, sign }: ReconnectsDeps): Reconnects {
  /** A connection can drop before its request is stored. */
  const underWay = new Set<Promise<unknown>>();

  async function openAndKeep(request: SignRequest, open: () => Promise<number>): Promise<number> {
    const id = await open();
    // The connection is open: that it will not come back is told when it would have to.
    await requests.update((kept) => latest({ ...kept, [id]: signedFrom(request) })).catch(() => {});
    return id;
  }

  return {
    async opening(request, open) {
      const opened = openAndKeep(request, open);
      underWay.add(opened);
      try {
        return await opened;
      } finally {
        underWay.delete(opened);
      }
    },

    async signAgain(sessionId) {
      await Promise.allSettled(underWay);
      const request = (await requests.get())[sessionId];
      if (!request) throw unknownSession();
      const { url, trace } = await sign(request);
      const accessKeyId = trace?.accessKeyId ?? '';
      return { signedUrl: url, accessKeyId, ...(trace ? { signature: trace } : {}) };
    },

    async forget(sessionId) {
      if (!(await requests.get())[sessionId]) return;
      await requests.update(({ [sessionId]: _, ...others }) => others);
    },
  };
}

/** Nobody tells which sessions have ended by themselves. Ids ascend, and so do keys that are numbers. */
function latest(requests: Record<string, SignRequest>): Record<string, SignRequest> {
  return Object.fromEntries(Object.entries(requests).slice(-MOST));
}

/** Without what does not concern the signature. */
export function signedFrom(request: SignRequest): SignRequest {
  const { url, profileId, region, service, endpoint, expires, clockOffsetMs, allowExpired } = request;
  return {
    url,
    profileId,
    ...(region === undefined ? {} : { region }),
    ...(service === undefined ? {} : { service }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(expires === undefined ? {} : { expires }),
    ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
    ...(allowExpired === undefined ? {} : { allowExpired }),
  };
}

const unknownSession = (): Problem =>
  new Problem(
    'session.unknown',
    'Countersign does not know any more what this connection was signed from.',
    'Connect again by hand.',
  );
