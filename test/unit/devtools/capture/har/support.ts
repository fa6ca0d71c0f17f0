import { URL_1 } from '../support/events.ts';
import { START } from '../support/FakeTime.ts';
import { setUp } from '../support/setUp.ts';

export interface EntryOptions {
  url?: string;
  startedAt?: number;
  status?: number;
  key?: string;
  origin?: string;
  pageref?: boolean;
  messages?: unknown[];
  headers?: Record<string, string>;
  requestHeaders?: Record<string, string>;
  wait?: number;
}

const list = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** A WebSocket as Chrome 156 records it (measured). */
export const entry = ({
  url = URL_1,
  startedAt = START,
  status = 101,
  key = 'v/cv2QWZxWJG0wYresE2/g==',
  origin = 'https://app.example.com',
  pageref = true,
  messages = [],
  headers = {},
  requestHeaders = {},
  wait = 25,
}: EntryOptions = {}) => ({
  _resourceType: 'websocket',
  startedDateTime: new Date(startedAt).toISOString(),
  time: 30,
  timings: { blocked: -1, dns: -1, ssl: -1, connect: -1, send: 0, wait, receive: 0, _blocked_queueing: -1 },
  ...(pageref ? { pageref: 'page_1' } : {}),
  _webSocketMessages: messages,
  request: {
    method: 'GET',
    url,
    headers: list({
      Upgrade: 'websocket',
      Origin: origin,
      Cookie: 'SECRET',
      'Sec-WebSocket-Key': key,
      ...requestHeaders,
    }),
  },
  response: {
    status,
    statusText: status === 101 ? 'Switching Protocols' : '',
    headers: status === 101 ? list({ 'Sec-WebSocket-Protocol': 'chat', ...headers }) : list(headers),
  },
});

export const message = (type: 'send' | 'receive', data: string, time: number, opcode = 1) => ({
  type,
  time: time / 1_000,
  opcode,
  data,
});

/** As Chrome tells a refused handshake. */
export const failure = (data: string, time = START) => ({
  type: 'error',
  time: time / 1_000,
  opcode: -1,
  data,
});

/** A refused handshake as Firefox tells it: with its answer, and without frames. */
export const firefoxEntry = (options: EntryOptions = {}) => {
  const {
    _webSocketMessages,
    _resourceType,
    pageref: _,
    ...rest
  } = entry({
    url: URL_1.replace('wss', 'https'),
    ...options,
  });
  return rest;
};

/** A capture in Chrome, with what the browser has recorded. */
export const chrome = () => {
  const all = setUp();
  all.page.browser = 'chrome';
  /** What the browser has recorded from now on. */
  const recorded = (...entries: EntryOptions[]) => {
    all.page.recorded = { entries: entries.map(entry) };
  };
  return { ...all, recorded };
};

export const WORKER = { pageref: false, url: 'wss://api.example.com/worker' };
