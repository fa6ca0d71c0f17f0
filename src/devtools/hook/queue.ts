import { createBase64 } from './base64.ts';
import { blobSizeOf, bytesOf, type TextCutter } from './payload.ts';
import type { Primordials } from './primordials.ts';
import { DATA, EVENT, LARGEST_PAYLOAD, LEASE, QUEUE_BYTES, QUEUE_EVENTS } from './protocol.ts';

/** Room beyond the limits for what happens to sockets, which says more than the messages that fill a queue. */
const SPARE_EVENTS = 5_000;
const SPARE_BYTES = 1_024 * 1_024;

/** A list and no array: to grow an array asks accessors that a page put on `Array.prototype`. */
interface Item {
  next: Item | undefined;
  /** The event as JSON, or a message's payload, which is written when it is drained. */
  json: string | undefined;
  payload: string | Uint8Array | undefined;
  cost: number;
  socket: number;
  time: number;
  sent: 0 | 1;
  /** Bytes; -1 for text that was not measured. */
  size: number;
}

/** What of a `HookBatch` the queue knows. */
export interface Taken {
  first: number;
  /** JSON of the events, without the brackets around them. */
  events: string;
  dropped: number;
  more: boolean;
}

export type Queue = ReturnType<typeof createQueue>;

/**
 * Holds what the sockets of a document do until the panel takes it. Costly work (JSON, base64, sizes)
 * waits for that moment, so that the page's own listeners come at once. Once it is full, the newest
 * messages are dropped and counted: what is kept has no gap but at its end, the first frames tell most
 * about a connection, and a page that is too fast for the panel is then no longer slowed by it.
 */
export function createQueue(p: Primordials, cutText: TextCutter) {
  const { stringify, round, toWellFormed, Bytes, arrayBuffer, arrayOffset, arrayLength } = p;
  const toBase64 = createBase64(p);
  let head: Item | undefined;
  let tail: Item | undefined;
  let length = 0;
  let bytes = 0;
  let taken = 0;
  let dropped = 0;
  let on = true;
  /** Somebody has begun to drain. */
  let leased = false;
  /** Time of the first event since it was drained; below 0 for none. */
  let waiting = -1;

  /** Whether nobody drains any more; it is off then. By the events' own times, as a timer would be one more thing that runs. */
  function isLeft(time: number): boolean {
    if (!leased) return false;
    if (waiting < 0) waiting = time;
    if (time - waiting <= LEASE) return false;
    turn(false);
    return true;
  }

  function add(item: Item): void {
    if (tail) tail.next = item;
    else head = item;
    tail = item;
    length++;
    bytes += item.cost;
  }

  function hasRoom(cost: number, events = QUEUE_EVENTS, most = QUEUE_BYTES): boolean {
    if (length < events && bytes + cost <= most) return true;
    dropped++;
    return false;
  }

  /** A message; its bytes are copied, since the page may change or transfer them. */
  function addMessage(socket: number, time: number, sent: 0 | 1, data: unknown): void {
    if (!on || isLeft(time)) return;
    let payload: string | Uint8Array | undefined;
    let size = -1;
    let cost = 0;
    if (typeof data === 'string') {
      cost = data.length < LARGEST_PAYLOAD ? data.length : LARGEST_PAYLOAD;
      if (!hasRoom(cost)) return;
      payload = data;
      if (data.length > LARGEST_PAYLOAD) {
        // At once, as holding a huge text until the drain would hold all of it.
        const cut = cutText(data);
        payload = cut.text;
        size = cut.size;
      }
    } else {
      const view = bytesOf(p, data);
      if (view) {
        size = arrayLength(view);
        cost = size < LARGEST_PAYLOAD ? size : LARGEST_PAYLOAD;
      } else size = blobSizeOf(p, data) ?? 0;
      if (!hasRoom(cost)) return;
      if (view)
        payload = new Bytes(cost < size ? new Bytes(arrayBuffer(view), arrayOffset(view), cost) : view);
    }
    add({ next: undefined, json: undefined, payload, cost, socket, time, sent, size });
  }

  /** An event of another kind: its items after type, socket and time, as JSON. */
  function addEvent(type: number, socket: number, time: number, rest: string): void {
    if (!on || isLeft(time)) return;
    const json = `[${type},${socket},${clean(time)}${rest}]`;
    const cost = json.length;
    if (!hasRoom(cost, QUEUE_EVENTS + SPARE_EVENTS, QUEUE_BYTES + SPARE_BYTES)) return;
    add({ next: undefined, json, payload: undefined, cost, socket, time, sent: 0, size: 0 });
  }

  /** To the microsecond: more digits would be noise. */
  const clean = (time: number): number => round(time * 1_000) / 1_000;

  function write({ json, payload, socket, time, sent, size }: Item): string {
    if (json !== undefined) return json;
    const start = `[${EVENT.message},${socket},${clean(time)},${sent},`;
    if (payload === undefined) return `${start}${DATA.blob},"",${size}]`;
    if (typeof payload !== 'string') return `${start}${DATA.binary},"${toBase64(payload)}",${size}]`;
    const cut = size < 0 ? cutText(payload) : { text: payload, size };
    return `${start}${DATA.text},${stringify(sent ? toWellFormed(cut.text) : cut.text)},${cut.size}]`;
  }

  function take(maxBytes: number): Taken {
    leased = true;
    waiting = -1;
    const first = taken;
    let events = '';
    while (head && events.length < maxBytes) {
      events += (events && ',') + write(head);
      bytes -= head.cost;
      head = head.next;
      length--;
      taken++;
    }
    if (!head) tail = undefined;
    return { first, events, dropped, more: head !== undefined };
  }

  /** Keeps what comes, or lets go of everything; numbered on, so that a gap shows. Whether that is a change. */
  function turn(wanted: boolean): boolean {
    if (wanted === on) return false;
    on = wanted;
    leased ||= wanted;
    waiting = -1;
    // One more than was there: a pause shows also where nothing was waiting.
    taken += length + (wanted ? 0 : 1);
    head = tail = undefined;
    length = bytes = 0;
    return true;
  }

  return { addMessage, addEvent, take, turn, isOn: () => on };
}
