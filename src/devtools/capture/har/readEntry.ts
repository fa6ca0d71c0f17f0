import { maskHeaders } from '#core/page/maskHeaders.ts';
import type { HeaderList, RecordedHandshake } from '#core/page/pageSocket.ts';
import { isRecord } from '#core/record.ts';

/** A WebSocket in the browser's record of the page's traffic (HAR 1.2, and Chrome's additions to it). */
export interface HarSocket {
  /** Tells entries apart: of one handshake there may be several, each with more in it. */
  key: string;
  url: string;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Epoch milliseconds of the answer to the handshake; absent while there is none. */
  answeredAt?: number;
  /** Offered in the request. */
  subprotocols: string[];
  /** Chosen in the answer. */
  subprotocol: string;
  extensions: string;
  /** Headers masked. */
  handshake: RecordedHandshake;
  /** Whether the browser says that it belongs to the page: Chrome does not of workers and iframes in other processes. */
  paged: boolean;
  /** `Origin` of the request, '' where it is not told. */
  origin: string;
  /** Unchecked, Chrome only; absent where the browser tells no frames. */
  messages?: readonly unknown[];
}

const LONGEST_URL = 131_072;
const LONGEST_TEXT = 500;
const LONGEST_PROTOCOL = 16_384;
const MOST_PROTOCOLS = 100;

/** The WebSockets of a HAR log, unchecked so far; an entry that is none, or makes no sense, is left out. */
export function readHar(har: unknown): HarSocket[] {
  const log = isRecord(har) && isRecord(har.log) ? har.log : har;
  const entries = isRecord(log) && Array.isArray(log.entries) ? log.entries : [];
  return entries.flatMap((entry) => readEntry(entry) ?? []);
}

/** Epoch milliseconds at which the page at hand was asked for, by Chrome's record, which may hold earlier ones; 0 where it is not told. */
export function pageBegan(har: unknown): number {
  const log = isRecord(har) && isRecord(har.log) ? har.log : har;
  const pages: unknown[] = isRecord(log) && Array.isArray(log.pages) ? log.pages : [];
  const times = pages.map((page) =>
    isRecord(page) && typeof page.startedDateTime === 'string' ? Date.parse(page.startedDateTime) : 0,
  );
  return Math.max(0, ...times.filter(Number.isFinite));
}

/** One entry, as `onRequestFinished` brings it; undefined where it is no WebSocket. */
export function readEntry(entry: unknown): HarSocket | undefined {
  if (!isRecord(entry) || !isRecord(entry.request)) return undefined;
  const { request } = entry;
  const response = isRecord(entry.response) ? entry.response : {};
  const requestHeaders = readHeaders(request.headers);
  const url = toSocketUrl(request.url, entry, requestHeaders);
  const startedAt =
    typeof entry.startedDateTime === 'string' ? Date.parse(entry.startedDateTime) : Number.NaN;
  // Chrome dates a socket that came to no request, as to a port it blocks, a second before 1970.
  if (url === undefined || !(startedAt > 0)) return undefined;

  const responseHeaders = readHeaders(response.headers);
  const status =
    typeof response.status === 'number' && response.status >= 100 ? Math.trunc(response.status) : 0;
  const timings = readTimings(entry.timings);
  const messages = Array.isArray(entry._webSocketMessages) ? entry._webSocketMessages : undefined;
  const error = failureOf(messages, response);
  const origin = valueIn(requestHeaders, 'origin');
  return {
    key: `${startedAt} ${valueIn(requestHeaders, 'sec-websocket-key')} ${url}`,
    url,
    startedAt,
    ...(status > 0 ? { answeredAt: startedAt + untilAnswer(timings) } : {}),
    subprotocols: listOf(valueIn(requestHeaders, 'sec-websocket-protocol')),
    subprotocol: valueIn(responseHeaders, 'sec-websocket-protocol').slice(0, LONGEST_PROTOCOL),
    extensions: valueIn(responseHeaders, 'sec-websocket-extensions').slice(0, LONGEST_TEXT),
    handshake: {
      status,
      ...(typeof response.statusText === 'string' && response.statusText !== ''
        ? { statusText: response.statusText.slice(0, LONGEST_TEXT) }
        : {}),
      requestHeaders: maskHeaders(requestHeaders),
      responseHeaders: maskHeaders(responseHeaders),
      ...(error === undefined ? {} : { error }),
      ...(Object.keys(timings).length > 0 ? { timings } : {}),
    },
    paged: 'pageref' in entry,
    origin,
    ...(messages ? { messages } : {}),
  };
}

/** Firefox may tell the http(s): address that the handshake went to. */
function toSocketUrl(url: unknown, entry: Record<string, unknown>, headers: HeaderList): string | undefined {
  if (typeof url !== 'string' || url.length > LONGEST_URL) return undefined;
  if (/^wss?:/i.test(url)) return url;
  const upgrades = entry._resourceType === 'websocket' || /^websocket$/i.test(valueIn(headers, 'upgrade'));
  return upgrades && /^https?:/i.test(url) ? url.replace(/^http/i, 'ws') : undefined;
}

/** Chrome puts the words of a failed handshake among the messages. */
function failureOf(
  messages: readonly unknown[] | undefined,
  response: Record<string, unknown>,
): string | undefined {
  const failed = messages?.find((message) => isRecord(message) && message.type === 'error');
  const text = isRecord(failed) ? failed.data : response._error;
  return typeof text === 'string' && text !== '' ? text.slice(0, LONGEST_TEXT) : undefined;
}

function readHeaders(value: unknown): HeaderList {
  if (!Array.isArray(value)) return [];
  return value.flatMap((header: unknown) =>
    isRecord(header) && typeof header.name === 'string' && typeof header.value === 'string'
      ? [[header.name, header.value] as const]
      : [],
  );
}

/** HAR 1.2: `ssl` is part of `connect`, `receive` comes after the answer. */
const untilAnswer = ({
  blocked = 0,
  dns = 0,
  connect = 0,
  send = 0,
  wait = 0,
}: Record<string, number>): number => blocked + dns + connect + send + wait;

/** HAR writes -1 for a phase that did not happen; names with an underscore are a browser's own. */
function readTimings(value: unknown): Record<string, number> {
  if (!isRecord(value)) return {};
  const known = Object.entries(value).filter(
    (entry): entry is [string, number] =>
      /^[a-z]{1,20}$/.test(entry[0]) &&
      typeof entry[1] === 'number' &&
      entry[1] >= 0 &&
      Number.isFinite(entry[1]),
  );
  return Object.fromEntries(known.slice(0, 20));
}

const valueIn = (headers: HeaderList, name: string): string =>
  headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1] ?? '';

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '' && item.length <= LONGEST_PROTOCOL)
    .slice(0, MOST_PROTOCOLS);
