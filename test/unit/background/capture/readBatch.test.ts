import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBatch } from '#background/capture/readBatch.ts';

const PAGE = { pageUrl: 'https://app.example.com/a', scope: 'page', seenFrom: 'har' };
const CREATED = { url: 'wss://a.example.com/', subprotocols: ['x'], createdAt: 5, page: PAGE };
const ROW = { time: 1.5, direction: 'sent', kind: 'binary', payload: 'AAEC', size: 3 };
const CHANGE = {
  state: 'closed',
  openedAt: 1,
  handshakeMs: 1.5,
  subprotocol: '',
  extensions: '',
  endedAt: 2,
  close: { code: 1000, reason: '', wasClean: true },
  page: { dropped: 1, framesUnseen: true },
};
const HANDSHAKE = {
  status: 403,
  statusText: 'Forbidden',
  requestHeaders: [['host', 'a']],
  responseHeaders: [['x-amzn-errortype', 'ForbiddenException']],
  error: 'Unexpected response code: 403',
  timings: { connect: 1.5, wait: -1 },
};
const SOCKET = { ref: 'd1:1', created: CREATED, rows: [ROW], change: CHANGE, handshake: HANDSHAKE };
const BATCH = { capture: 'panel', sockets: [SOCKET] };

/** The batch with the value at that path replaced, or left out where it is undefined. */
function withValue(path: string, value: unknown): unknown {
  const copy = structuredClone(BATCH) as unknown;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce((node, key) => (node as Record<string, unknown>)[key], copy) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

describe('a batch', () => {
  it('that is in order is taken as it is', () => {
    expect(readBatch(BATCH)).toEqual(BATCH);
    expect(readBatch({ capture: 'panel', sockets: [] })).toEqual({ capture: 'panel', sockets: [] });
  });

  it.each<[string, unknown]>([
    ['capture', ''],
    ['capture', 'x'.repeat(101)],
    ['number', 0],
    ['number', 1.5],
    ['sockets', {}],
    ['sockets', [SOCKET, SOCKET]],
    ['sockets.0.ref', 7],
    ['sockets.0.created', null],
    ['sockets.0.created.url', 'https//nowhere'],
    ['sockets.0.created.url', 'javascript:alert(1)'],
    ['sockets.0.created.url', `wss://a.example.com/${'a'.repeat(131_072)}`],
    ['sockets.0.created.subprotocols', 'x'],
    ['sockets.0.created.subprotocols.0', 'x'.repeat(16_385)],
    ['sockets.0.created.createdAt', Number.NaN],
    ['sockets.0.created.createdAt', 1e20],
    ['sockets.0.created.page', undefined],
    ['sockets.0.created.page.scope', 'window'],
    ['sockets.0.created.page.seenFrom', undefined],
    ['sockets.0.created.page.dropped', -1],
    ['sockets.0.rows', { length: 1 }],
    ['sockets.0.rows.0', null],
    ['sockets.0.rows.0.time', '1'],
    ['sockets.0.rows.0.time', Number.POSITIVE_INFINITY],
    ['sockets.0.rows.0.direction', 'up'],
    ['sockets.0.rows.0.direction', 'event'],
    ['sockets.0.rows.0.kind', 'blob'],
    ['sockets.0.rows.0.payload', 'AAE'],
    ['sockets.0.rows.0.payload', 'AAE!'],
    ['sockets.0.rows.0.payload', ['AAEC']],
    ['sockets.0.rows.0.payload', undefined],
    ['sockets.0.rows.0.size', 1.5],
    ['sockets.0.rows.0.bad', 'yes'],
    ['sockets.0.change.state', 'reconnecting'],
    ['sockets.0.change.state', '__proto__'],
    ['sockets.0.change.openedAt', null],
    ['sockets.0.change.handshakeMs', -1],
    ['sockets.0.change.close.code', 70_000],
    ['sockets.0.change.close.reason', 'x'.repeat(2_049)],
    ['sockets.0.change.page', []],
    ['sockets.0.handshake.status', 1_000],
    ['sockets.0.handshake.requestHeaders', [['host']]],
    ['sockets.0.handshake.responseHeaders', Array.from({ length: 201 }, () => ['a', 'b'])],
    ['sockets.0.handshake.timings', { wait: 'long' }],
  ])('whose %s is %j is refused, and the refusal repeats nothing of it', (path, value) => {
    let problem: unknown;
    try {
      readBatch(withValue(path, value));
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ name: 'Problem', id: 'capture.invalid' });
    expect((problem as Error).message.length).toBeLessThan(200);
  });

  it('is taken without what nobody asked for', () => {
    expect(readBatch(withValue('sockets.0.more', { a: 1 }))).toEqual(BATCH);
    expect(readBatch(withValue('sockets.0.created.signature', {}))).toEqual(BATCH);
    expect(readBatch(withValue('sockets.0.rows.0.html', '<b>'))).toEqual(BATCH);
    expect(readBatch(withValue('sockets.0.change.profileId', 'p1'))).toEqual(BATCH);
  });

  it('loses query and fragment of the page’s address, and secrets in headers and words', () => {
    const [socket] = readBatch({
      capture: 'panel',
      sockets: [
        {
          ...SOCKET,
          created: { ...CREATED, page: { ...PAGE, pageUrl: 'https://app.example.com/a?code=1#b' } },
          rows: [
            { ...ROW, direction: 'event', kind: 'text', payload: 'to wss://a/?X-Amz-Signature=feedc0de' },
          ],
          handshake: {
            ...HANDSHAKE,
            requestHeaders: [
              ['Cookie', 'sid=hunter2'],
              ['Authorization', 'Bearer … (40 characters)'],
              ['Referer', 'https://a/?X-Amz-Security-Token=hunter2'],
            ],
            error: 'failed: wss://a/?X-Amz-Security-Token=hunter2',
          },
        },
      ],
    }).sockets;
    expect(socket?.created?.page.pageUrl).toBe('https://app.example.com/a');
    expect(socket?.handshake?.requestHeaders[1]).toEqual(['authorization', 'Bearer … (40 characters)']);
    expect(JSON.stringify(socket)).not.toMatch(/hunter2|feedc0de|code=1/);
  });

  it('of any values at all is read or refused by a Problem', () => {
    const keys = ['capture', 'sockets', 'ref', 'created', 'rows', 'change', 'handshake', 'url', 'state'];
    const anything = fc.object({ key: fc.constantFrom(...keys), withNullPrototype: true, maxDepth: 5 });
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (value) => {
        try {
          readBatch(value);
        } catch (error) {
          expect(error).toMatchObject({ name: 'Problem', id: 'capture.invalid' });
        }
      }),
    );
  });
});
