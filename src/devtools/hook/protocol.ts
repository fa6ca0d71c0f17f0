/**
 * What passes between the hook, which runs in the page, and the capture, which runs in the panel
 * and calls it by `inspectedWindow.eval`. Types and constants only: the hook is built on its own
 * and shares no code with the rest. Whatever comes from a page is unknown until it was checked.
 */

/** The bridge is a property of the page's global object under this registered symbol, not enumerable. */
export const BRIDGE = 'countersign.capture';
/** Raised whenever this protocol changes. */
export const PROTOCOL = 2;

/** The most that the queue holds while nothing drains it. */
export const QUEUE_EVENTS = 50_000;
export const QUEUE_BYTES = 16 * 1_024 * 1_024;
/**
 * Once somebody has drained it, a queue that is not drained for so many milliseconds while events come
 * is turned off: DevTools closes without a word, and nothing of ours shall then run on in the page.
 */
export const LEASE = 60_000;
/** Characters of a batch, give or take an event: the panel reads one at a time and paints in between. */
export const BATCH_SIZE = 128 * 1_024;
/** Longer payloads are cut to so many bytes; the event still tells the true size. */
export const LARGEST_PAYLOAD = 1_024 * 1_024;

/** Codes of `HookEvent`s, the first item of each. */
export const EVENT = { created: 0, opened: 1, message: 2, error: 3, closed: 4, dropped: 5 } as const;

/** How the data of a message event is meant. */
export const DATA = {
  text: 0,
  /** Base64 of the bytes. */
  binary: 1,
  /** A Blob that was not read, since reading costs the page: only its size is known. */
  blob: 2,
} as const;

/**
 * Tuples, since thousands a second pass as JSON. `socket` counts from 1 within a document;
 * `time` is epoch milliseconds with a fraction.
 */
export type HookEvent =
  | [
      type: 0,
      socket: number,
      time: number,
      url: string,
      protocols: string[],
      adopted: 0 | 1,
      readyState: number,
    ]
  | [type: 1, socket: number, time: number, protocol: string, extensions: string]
  | [type: 2, socket: number, time: number, sent: 0 | 1, data: 0 | 1 | 2, payload: string, size: number]
  | [type: 3, socket: number, time: number]
  | [type: 4, socket: number, time: number, code: number, reason: string, wasClean: 0 | 1]
  /** So many messages of this socket, the first of them at `time`, found no room in the queue. */
  | [type: 5, socket: number, time: number, messages: number];

/** Some of what a drain brings for a document; for the panel to check, as a page can hand in what it likes. */
export interface HookBatch {
  protocol: number;
  /** Random, anew for each document: tells a reload from the page before. */
  document: string;
  /** The document's address without query and fragment, and whether it is an iframe. */
  href: string;
  frame: boolean;
  /** Whether the hook was there before the page's first script. */
  early: boolean;
  /** Events that were queued before the first of `events`; a jump says that someone else drained. */
  first: number;
  events: HookEvent[];
  /**
   * Frames dropped so far because the queue was full, over the document's life; `dropped` events say
   * which socket's, where the hook knows.
   */
  dropped: number;
  /** More waits. */
  more: boolean;
}

/** What the page's bridge offers to the panel. */
export interface HookBridge {
  protocol: number;
  /**
   * Takes about so many bytes off the queue, those of same-origin frames included: `HookBatch`es as
   * JSON, one a line, each document's in order and one of each at least. Text that the hook wrote itself, since a browser that turns a value
   * into JSON asks the page's `toJSON` and getters; it also passes the bridge much faster.
   */
  drain(maxBytes: number): string;
  /** Sends through the page's own socket; false where it is not open. Binary as base64. */
  send(document: string, socket: number, data: string, binary: boolean): boolean;
  /**
   * Begins to record, or stops and lets go of the queue; the wrappers stay and pass everything on.
   * Where it was off, beginning tells every socket that is not closed by a `created` event anew, as
   * adopted and under its old number: a panel that is opened again learns of them. No change where
   * it is as asked already. Same-origin frames follow.
   */
  record(on: boolean): void;
}
