import * as v from 'valibot';
import { maskHeaders, maskSubprotocol } from '#core/page/maskHeaders.ts';
import type { HeaderList } from '#core/page/pageSocket.ts';
import { MASK } from '#core/redact.ts';
import { maskCanonical } from '../diagnosis/readResponse.ts';

/*
 * What a panel hands over. The panel is ours, and all of this comes from a web page: whatever does
 * not fit is refused, and nothing but what is named here gets any further.
 */

const optional = v.exactOptional;

/** As src/devtools/capture/readDrained.ts has it. */
const LONGEST_URL = 131_072;
/** Close reasons, subprotocols, extensions and the browser's own words. */
const LONGEST_TEXT = 2_048;
/** AppSync's carry credentials. */
const LONGEST_SUBPROTOCOL = 16_384;
const MOST_SUBPROTOCOLS = 100;
const MOST_HEADERS = 200;
const LONGEST_HEADER = 65_536;
const MOST_TIMINGS = 32;
/** A date that any calendar has (ECMA-262, "time values"). */
export const LATEST = 8_640_000_000_000_000;

/** Arrays are objects to valibot. */
const plain = v.custom<object>((value) => !Array.isArray(value));
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const subprotocol = v.pipe(v.string(), v.maxLength(LONGEST_SUBPROTOCOL));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const status = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));
/** Names in storage and in messages; never shown. */
export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const page = v.object({
  pageUrl: v.pipe(
    v.string(),
    v.maxLength(LONGEST_URL),
    v.transform((url) => url.replace(/[?#].*$/s, '').slice(0, LONGEST_TEXT)),
  ),
  scope: v.picklist(['page', 'frame', 'worker']),
  seenFrom: v.picklist(['start', 'late', 'adopted', 'har']),
  dropped: optional(count),
  framesUnseen: optional(v.boolean()),
});

export const createdSchema = v.object({
  url: v.pipe(
    v.string(),
    v.maxLength(LONGEST_URL),
    v.check((url) => /^(?:ws|http)s?:\/\//i.test(url) && URL.canParse(url)),
  ),
  subprotocols: v.pipe(v.array(subprotocol), v.maxLength(MOST_SUBPROTOCOLS)),
  createdAt: time,
  page,
});

export const changeSchema = v.object({
  // Pages' sockets do not reconnect; that is the page's own doing, with another socket.
  state: optional(v.picklist(['connecting', 'open', 'closing', 'closed', 'failed', 'lost'])),
  openedAt: optional(time),
  handshakeMs: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(LATEST))),
  subprotocol: optional(v.pipe(subprotocol, v.transform(maskSubprotocol))),
  extensions: optional(text),
  endedAt: optional(time),
  close: optional(
    v.object({
      code: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
      reason: text,
      wasClean: v.boolean(),
    }),
  ),
  page: optional(
    v.pipe(
      plain,
      v.object({
        pageUrl: optional(page.entries.pageUrl),
        scope: optional(page.entries.scope),
        seenFrom: optional(page.entries.seenFrom),
        dropped: optional(count),
        framesUnseen: optional(v.boolean()),
      }),
    ),
  ),
});

/** Secrets are masked in the panel; what has slipped through there is masked here. */
const headers = v.pipe(
  v.array(v.strictTuple([v.string(), v.pipe(v.string(), v.maxLength(LONGEST_HEADER))])),
  v.maxLength(MOST_HEADERS),
  v.transform(
    (list): HeaderList =>
      list.flatMap(([name, value]) =>
        maskHeaders([[name.slice(0, LONGEST_TEXT), value]]).map(
          ([lower, masked]) => [lower, maskCanonical(value.includes(MASK) ? value : masked)] as const,
        ),
      ),
  ),
);

const words = v.pipe(text, v.transform(maskCanonical));

export const handshakeSchema = v.object({
  status,
  statusText: optional(words),
  requestHeaders: headers,
  responseHeaders: headers,
  error: optional(words),
  timings: optional(
    v.pipe(
      v.record(name, v.pipe(v.number(), v.finite())),
      v.check((phases) => Object.keys(phases).length <= MOST_TIMINGS),
    ),
  ),
});
