/**
 * Where a page's socket was first seen, which decides what of it can be missing:
 * `start`: hooked before the page's first script, so from `new WebSocket` on;
 * `late`: hooked while the page ran, but before this socket was made;
 * `adopted`: open already when the hook came: earlier frames were not seen;
 * `har`: told by the browser's own record (DevTools HAR) alone, as for sockets of workers.
 */
export type SeenFrom = 'start' | 'late' | 'adopted' | 'har';

/** Which global scope made it; `frame` for an iframe. */
export type SocketScope = 'page' | 'frame' | 'worker';

/** A web page's own socket, seen through DevTools. */
export interface PageSocket {
  /** Address of the document that made it, without query and fragment. */
  pageUrl: string;
  scope: SocketScope;
  seenFrom: SeenFrom;
  /** Frames that the page's queue had no room for; rows of their own say when. */
  dropped?: number;
  /** The browser tells that the socket exists, but none of its frames (Firefox's HAR). */
  framesUnseen?: boolean;
  /** HTTP status of the handshake, where the browser told; its details are in `RecordedHandshake`. */
  status?: number;
}

/** Header names in lower case, in the order in which they came; secrets masked. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** The handshake as the browser's DevTools recorded it. */
export interface RecordedHandshake {
  /** HTTP status; 0 where the browser does not tell it. */
  status: number;
  statusText?: string;
  requestHeaders: HeaderList;
  responseHeaders: HeaderList;
  /** The browser's own words for a failure, such as Chrome's "Unexpected response code: 403". */
  error?: string;
  /** Milliseconds by phase (connect, ssl, wait …), as HAR 1.2 `timings` has them. */
  timings?: Readonly<Record<string, number>>;
}
