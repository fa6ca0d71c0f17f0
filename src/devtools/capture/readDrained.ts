import { type HookBatch, type HookEvent, PROTOCOL } from '../hook/protocol.ts';

/** A batch that was looked at. */
export interface ReadBatch extends HookBatch {
  /** Events that it held, those among them that make no sense. */
  held: number;
}

/** One line of what a page handed over, as far as it makes sense. */
export interface Drained {
  batch?: ReadBatch;
  /** Lines and events that make no sense: something in the page meddles with the hook. */
  refused: number;
}

const MOST_LINES = 2_000;
const MOST_EVENTS = 200_000;
const LONGEST_URL = 131_072;
const LONGEST_TEXT = 2_048;
/** AppSync's carry credentials: signed headers with a session token come to some thousands. */
const LONGEST_PROTOCOL = 16_384;
const MOST_PROTOCOLS = 100;

/** RFC 4648 section 4, with padding. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads what `HookBridge.drain` returned, a line for each step. It comes out of a web page, which may
 * have put something of its own in the bridge's place: what does not fit is left out and counted, and
 * nothing throws.
 */
export function* readDrained(value: unknown): Generator<Drained> {
  const lines = typeof value === 'string' ? value.split('\n', MOST_LINES + 1) : [''];
  for (const line of lines.slice(0, MOST_LINES)) {
    const entry = parse(line);
    yield isBatch(entry) ? withChecked(entry) : { refused: 1 };
  }
  if (lines.length > MOST_LINES) yield { refused: 1 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Everything but what is in `events`. */
function isBatch(value: unknown): value is HookBatch {
  if (typeof value !== 'object' || value === null) return false;
  const batch = value as Partial<HookBatch>;
  return (
    batch.protocol === PROTOCOL &&
    isText(batch.document, 100) &&
    batch.document !== '' &&
    isText(batch.href, LONGEST_URL) &&
    typeof batch.frame === 'boolean' &&
    typeof batch.early === 'boolean' &&
    isCount(batch.first) &&
    isCount(batch.dropped) &&
    typeof batch.more === 'boolean' &&
    Array.isArray(batch.events)
  );
}

/** Thousands of events are looked at ten times a second, so nothing is copied unless one is bad. */
function withChecked(batch: HookBatch): Drained {
  const events: readonly unknown[] = batch.events;
  const held = events.length;
  if (held <= MOST_EVENTS && events.every(isEvent)) return { batch: { ...batch, held }, refused: 0 };
  const good = events.slice(0, MOST_EVENTS).filter(isEvent);
  return { batch: { ...batch, events: good, held }, refused: held - good.length };
}

function isEvent(value: unknown): value is HookEvent {
  if (!Array.isArray(value)) return false;
  const [type, socket, time, a, b, c, d] = value as unknown[];
  if (!isCount(socket) || typeof time !== 'number' || !(time > 0 && time < Number.MAX_SAFE_INTEGER))
    return false;
  switch (type) {
    case 0:
      return isText(a, LONGEST_URL) && isTexts(b) && isBit(c) && isCount(d) && d <= 3;
    case 1:
      return isText(a, LONGEST_PROTOCOL) && isText(b, LONGEST_TEXT);
    case 2:
      return isBit(a) && typeof c === 'string' && isCount(d) && isData(b, c);
    case 3:
      return true;
    case 4:
      return isCount(a) && a <= 65_535 && isText(b, LONGEST_TEXT) && isBit(c);
    case 5:
      return isCount(a);
    default:
      return false;
  }
}

function isData(kind: unknown, payload: string): boolean {
  if (kind === 0 || kind === 2) return true;
  return kind === 1 && payload.length % 4 === 0 && BASE64.test(payload);
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest;

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= MOST_PROTOCOLS &&
  value.every((item) => isText(item, LONGEST_PROTOCOL));

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isBit = (value: unknown): value is 0 | 1 => value === 0 || value === 1;
