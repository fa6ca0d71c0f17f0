import { describe, expect, test } from 'vitest';
import { writeHar } from '#core/export/har.ts';
import { AS_IT_IS, frame, STARTED, source, whole } from '../../export/source.ts';
import { gather, MODIFIED } from '../gather.ts';

const text = (payload: Uint8Array) => new TextDecoder().decode(payload);
const MESSAGE = { type: 'send', time: STARTED / 1_000, opcode: 1, data: 'a' };

/** A failed socket, as Chrome writes it where it knows of no time. */
const UNDATED = {
  _resourceType: 'websocket',
  startedDateTime: '1969-12-31T23:59:59.000Z',
  time: -1,
  request: { url: 'wss://a.example/', headers: [] },
  response: { status: 0, headers: [] },
};

const startOf = async (log: object) => (await gather(JSON.stringify({ log })))[0]!.head.createdAt;

describe('HAR', () => {
  test('of ours gives the same messages', async () => {
    const frames = [frame(0, { direction: 'sent', text: 'ü' }), frame(1, { kind: 'binary', text: 'b' })];
    const [read, ...others] = await gather(await whole(writeHar(source(frames), AS_IT_IS)));
    expect(others).toEqual([]);
    expect(read!.head).toMatchObject({ url: source([]).session.url, state: 'closed', createdAt: STARTED });
    expect(read!.rows.map(({ direction, kind, payload }) => [direction, kind, text(payload)])).toEqual([
      ['sent', 'text', 'ü'],
      ['received', 'binary', 'b'],
    ]);
    expect(read!.rows[0]!.time).toBeCloseTo(frames[0]!.time, 2);
  });

  test('of Chrome: messages before the URL, other requests left out, a signed URL without its secrets', async () => {
    const signature = '0123456789abcdef'.repeat(4);
    const har = {
      log: {
        entries: [
          { request: { url: 'https://a.example/' }, response: { status: 200, content: { text: '}]"{' } } },
          {
            _resourceType: 'websocket',
            _webSocketMessages: [
              { type: 'receive', time: STARTED / 1_000, opcode: 1, data: 'hello' },
              { type: 'error', time: STARTED / 1_000, opcode: -1, data: 'gone' },
            ],
            request: { url: `wss://a.example/dev?X-Amz-Signature=${signature}&q=1`, headers: [] },
            response: { status: 101, headers: [{ name: 'Sec-WebSocket-Protocol', value: 'mqtt' }] },
            startedDateTime: '2026-11-22T12:00:01.000Z',
            time: 1_500,
          },
          { _resourceType: 'websocket', request: { url: 'wss://b.example/' }, response: { status: 0 } },
          {
            _resourceType: 'websocket',
            request: { url: 'wss://c.example/' },
            _webSocketMessages: [MESSAGE, MESSAGE],
          },
          { _resourceType: 'websocket', request: { url: 'wss://d.example/' }, _webSocketMessages: [] },
        ],
      },
    };
    const [first, ...others] = await gather(JSON.stringify(har, undefined, 2));
    expect(first!.head).toMatchObject({ subprotocol: 'mqtt', endedAt: STARTED + 1_500, state: 'closed' });
    expect(first!.head.url).toContain('q=1');
    expect(first!.head.url).not.toContain(signature);
    expect(first!.rows).toHaveLength(1);
    expect(others.map(({ head, rows }) => [head.url, head.state, rows.length])).toEqual([
      ['wss://b.example/', 'failed', 0],
      ['wss://c.example/', 'closed', 2],
      ['wss://d.example/', 'failed', 0],
    ]);
  });
});

describe('a socket that a HAR file dates to 1969', () => {
  test('begins with its first message', async () => {
    expect(await startOf({ entries: [{ ...UNDATED, _webSocketMessages: [MESSAGE] }] })).toBe(STARTED);
  });

  test('begins with its page where it has no message', async () => {
    const pages = [
      { id: 'page_1', startedDateTime: '2026-11-21T10:00:00Z' },
      { id: 'page_2', startedDateTime: '2026-11-21T11:00:00Z' },
    ];
    const entries = [{ ...UNDATED, pageref: 'page_2' }];
    const expected = Date.parse('2026-11-21T11:00:00Z');
    expect(await startOf({ pages, entries })).toBe(expected);
    expect(await startOf({ entries, pages })).toBe(expected);
  });

  test('begins with the request before it where there is no page, or with one behind it', async () => {
    const request = (startedDateTime: string) => ({
      startedDateTime,
      request: { url: 'https://a.example/' },
    });
    const before = request('2026-11-21T09:00:00Z');
    const behind = request('2026-11-21T12:00:00Z');
    expect(await startOf({ entries: [before, UNDATED, behind] })).toBe(Date.parse(before.startedDateTime));
    expect(await startOf({ entries: [UNDATED, behind] })).toBe(Date.parse(behind.startedDateTime));
  });

  test('has the time of its file where nothing else tells', async () => {
    expect(await startOf({ entries: [UNDATED] })).toBe(MODIFIED);
  });
});
