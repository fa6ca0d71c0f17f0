import { describe, expect, it } from 'vitest';
import { messageRow } from '#devtools/capture/har/messageRow.ts';
import { closed, created, FakeDocument, opened, received, START, setUp, textsOf, URL_1 } from '../support.ts';
import { type EntryOptions, entry, failure, firefoxEntry, message } from './support.ts';

const chrome = () => {
  const all = setUp();
  all.page.browser = 'chrome';
  /** What the browser has recorded from now on. */
  const recorded = (...entries: EntryOptions[]) => {
    all.page.recorded = { entries: entries.map(entry) };
  };
  return { ...all, recorded };
};

const WORKER = { pageref: false, url: 'wss://api.example.com/worker' };

describe('the browser’s own record, in Chrome', () => {
  it('adds the handshake to a socket that the hook knows, and nothing twice', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    page.document?.tell(created(1, START + 60), opened(1, START + 80), received(1, 'hello', START + 90));
    recorded({ startedAt: START + 55, messages: [message('receive', 'hello', START + 88)] });
    await time.pass(10_000);
    expect(background.only.handshake).toMatchObject({ status: 101 });
    expect(textsOf(background.only).filter((text) => text === 'hello')).toHaveLength(1);
    expect(
      background.batches.filter(({ sockets }) => sockets.some(({ handshake }) => handshake)),
    ).toHaveLength(1);
  });

  it('brings Chrome’s words for a refused handshake to the socket that was refused', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    page.document?.tell(created(1, START + 60), closed(1, START + 80, 1006));
    recorded({ startedAt: START + 60, status: 0, messages: [failure('Unexpected response code: 403')] });
    await time.pass(5_000);
    expect(background.only.handshake?.error).toBe('Unexpected response code: 403');
    expect(background.only.change.state).toBe('failed');
  });

  it('matches sockets of the same URL one to one, each with the nearest in time', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    await time.pass(700);
    page.document?.tell(created(1, START + 100), created(2, START + 400), created(3, START + 700));
    recorded(
      { startedAt: START + 690, key: 'c', headers: { 'x-which': 'third' } },
      { startedAt: START + 95, key: 'a', headers: { 'x-which': 'first' } },
      { startedAt: START + 390, key: 'b', headers: { 'x-which': 'second' } },
    );
    await time.pass(5_000);
    expect(background.all).toHaveLength(3);
    const which = background.all.map(({ handshake }) => handshake?.responseHeaders.at(-1)?.[1]);
    expect(which).toEqual(['first', 'second', 'third']);
  });

  it('tells of a worker’s socket with all its frames, as they come', async () => {
    const { background, recorded, time, start } = chrome();
    await start();
    const first = [message('send', 'hi', START + 30), message('receive', 'AQL/', START + 40, 2)];
    recorded({ ...WORKER, startedAt: START, messages: first });
    await time.pass(4_000);
    expect(background.only).toMatchObject({
      created: { createdAt: START, page: { scope: 'worker', seenFrom: 'har' } },
      change: { state: 'open', openedAt: START + 25, handshakeMs: 25, subprotocol: 'chat' },
    });
    recorded({
      ...WORKER,
      startedAt: START,
      messages: [...first, message('receive', 'more', START + 4_050)],
    });
    await time.pass(3_000);
    expect(background.only.rows.slice(2)).toEqual([
      { time: START + 30, direction: 'sent', kind: 'text', payload: 'hi' },
      { time: START + 40, direction: 'received', kind: 'binary', payload: 'AQL/' },
      { time: START + 4_050, direction: 'received', kind: 'text', payload: 'more' },
    ]);
  });

  it('ends a worker’s socket when the browser says that its request has ended', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    recorded({ ...WORKER, messages: [message('send', 'hi', START + 30)] });
    await time.pass(4_000);
    page.finish(
      entry({ ...WORKER, messages: [message('send', 'hi', START + 30), message('send', 'bye', START + 60)] }),
    );
    await time.pass(2_000);
    expect(textsOf(background.only).slice(-3)).toEqual(['hi', 'bye', expect.stringContaining('closed')]);
    expect(background.only.change.state).toBe('closed');
  });

  it('does not list a socket twice whose handshake had to wait for those before it', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    page.document?.tell(created(1, START + 60));
    await time.pass(9_000);
    recorded({ startedAt: START + 8_000 });
    page.document?.tell(opened(1, START + 8_500));
    await time.pass(5_000);
    expect(background.only.handshake?.status).toBe(101);
  });

  it('does not list a socket twice whose creation the hook could tell late only', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    await time.pass(5_000);
    // The page hands its queue over at once, but the answer takes its time to come.
    let answer = () => {};
    page.stuck = new Promise((resolve) => {
      answer = resolve;
    });
    await time.pass(1_000);
    const made = time.at;
    recorded({ startedAt: made, messages: [message('receive', 'hello', made + 30)] });
    await time.pass(5_000);
    page.stuck = undefined;
    answer();
    await time.pass(200);
    page.document?.tell(created(1, made), opened(1, made + 20), received(1, 'hello', made + 30));
    await time.pass(5_000);
    expect(textsOf(background.only).filter((text) => text === 'hello')).toHaveLength(1);
    expect(background.only.created.page.seenFrom).toBe('late');
  });

  it('takes a socket of the record for the hook’s, though it was listed before the hook told', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    await time.pass(1_000);
    const made = time.at;
    const messages = [message('receive', 'hello', made + 30)];
    recorded({ startedAt: made, messages });
    page.stuck = new Promise(() => {});
    await time.pass(12_000);
    expect(background.only.created.page.seenFrom).toBe('har');
    page.stuck = undefined;
    const { document } = page;
    if (!document) throw new Error('No page.');
    document.tell(created(1, made - 40), opened(1, made + 20), received(1, 'hello', made + 30));
    // The call that hangs is let go of, as after any news of the page.
    page.navigate(document);
    await time.pass(500);
    document.tell(closed(1, time.at, 4001, 'bye'));
    await time.pass(500);
    page.finish(entry({ startedAt: made, messages }));
    await time.pass(5_000);
    expect(textsOf(background.only).filter((text) => text === 'hello')).toHaveLength(1);
    expect(background.only.change.close).toMatchObject({ code: 4001 });
  });

  it('lists nothing again that was cleared before its record came', async () => {
    const { page, background, capture, time, start } = chrome();
    await start();
    page.document?.tell(created(1), closed(1, START + 40, 1006));
    await time.pass(200);
    capture.clear();
    page.finish(entry({ startedAt: START, status: 403 }));
    await time.pass(10_000);
    expect(background.only.handshake?.status).toBe(403);
    expect(capture.sessionIds.value).toEqual([]);
  });

  it('lists no socket of the load before “Reload and record”, whose end is told after it', async () => {
    const { page, background, capture, time } = chrome();
    time.at = START + 1_000;
    void capture.reloadAndRecord();
    await time.pass(100);
    page.navigate(Object.assign(new FakeDocument('second'), { early: true }));
    await time.pass(200);
    page.finish(entry({ ...WORKER, startedAt: START }));
    page.finish(entry({ startedAt: START + 900, key: 'second' }));
    await time.pass(20_000);
    expect(background.sockets.size).toBe(0);
    page.finish(entry({ ...WORKER, startedAt: time.at - 10_000, key: 'third' }));
    await time.pass(10_000);
    expect(capture.sessionIds.value).toHaveLength(1);
  });

  it('lists no socket of the page before that the record had not told until it was left', async () => {
    const { page, background, time, start } = chrome();
    await start();
    await time.pass(5_000);
    const made = time.at - 4_000;
    page.navigate(new FakeDocument('second'));
    page.finish(entry({ ...WORKER, startedAt: made }));
    await time.pass(20_000);
    expect(background.sockets.size).toBe(0);
  });

  it('leaves out the pages before, where Chrome was told to keep its record', async () => {
    const { page, background, time, start } = chrome();
    time.at = START + 60_000;
    page.recorded = {
      pages: [START - 100, START + 50_000].map((at) => ({ startedDateTime: new Date(at).toISOString() })),
      entries: [entry(), entry({ startedAt: START + 51_000, key: 'own', url: 'wss://api.example.com/own' })],
    };
    await start();
    await time.pass(5_000);
    expect(background.only.created.url).toBe('wss://api.example.com/own');
  });

  it('waits for the hook before it takes a socket for one that the hook cannot see', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    await time.pass(5_000);
    const now = time.at;
    recorded({ startedAt: now });
    await time.pass(1_000);
    expect(background.sockets.size).toBe(0);
    page.document?.tell(created(1, now));
    await time.pass(5_000);
    expect(background.only.created.page.seenFrom).toBe('late');
  });

  it('tells an iframe of another site from a worker by where the request came from', async () => {
    const { background, recorded, time, start } = chrome();
    await start();
    recorded({ ...WORKER, origin: 'https://ads.example.net' });
    await time.pass(5_000);
    expect(background.only.created.page).toMatchObject({
      scope: 'frame',
      pageUrl: 'https://ads.example.net',
    });
  });

  it('has what happened before the panel was opened, where DevTools was', async () => {
    const { page, background, recorded, time, start } = chrome();
    time.at = START + 60_000;
    const before = [message('receive', 'early', START + 50)];
    recorded({ messages: before });
    await start();
    // Then the page uses it, and the hook sees that it is there.
    page.document?.tell(created(1, time.at, URL_1, 1, 1), received(1, 'late', time.at));
    recorded({ messages: [...before, message('receive', 'late', time.at)] });
    await time.pass(3_000);
    expect(background.only.created).toMatchObject({ createdAt: START, page: { seenFrom: 'har' } });
    expect(textsOf(background.only).slice(2)).toEqual(['early', 'late']);
    // Its end is the hook's to tell, as the record knows no codes.
    page.document?.tell(closed(1, time.at, 4001, 'bye'));
    page.finish(
      entry({
        messages: [...before, message('receive', 'late', time.at), message('receive', 'last', time.at)],
      }),
    );
    await time.pass(3_000);
    expect(textsOf(background.only).slice(-2)).toEqual(['last', expect.stringContaining('4001')]);
    expect(background.only.change.close).toMatchObject({ code: 4001 });
  });

  it('ends workers’ sockets with their page, and does not take them up again from a kept record', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    recorded(WORKER);
    await time.pass(4_000);
    page.navigate(new FakeDocument('second'));
    await time.pass(5_000);
    expect(background.only.change).toMatchObject({ state: 'closed', close: { code: 1001 } });
  });

  it.each([
    ['twenty', 'a socket is told by it alone', true, 8, 11],
    ['fifty', 'nothing is waited for', false, 3, 5],
  ] as const)(
    'asks no sooner than after %s times of what the last answer took, while %s',
    async (...args) => {
      const [, , awaited, least, most] = args;
      const { page, capture, recorded, time } = chrome();
      page.harTakes = () => new Promise((resolve) => void time.later(resolve, 300));
      if (awaited) recorded(WORKER);
      void capture.start();
      await time.pass(60_000);
      expect(page.harCalls).toBeGreaterThanOrEqual(least);
      expect(page.harCalls).toBeLessThanOrEqual(most);
    },
  );

  it('asks once a second while it is quick, and no more once recording has stopped', async () => {
    const { page, capture, time, start } = chrome();
    await start();
    const before = page.harCalls;
    await time.pass(10_000);
    expect(page.harCalls - before).toBeGreaterThanOrEqual(9);
    expect(page.harCalls - before).toBeLessThanOrEqual(10);
    await capture.stop();
    const stopped = page.harCalls;
    await time.pass(10_000);
    expect(page.harCalls).toBe(stopped);
  });

  it('goes on after a record that makes no sense', async () => {
    const { page, background, recorded, time, start } = chrome();
    page.recorded = {
      entries: [null, { request: 7 }, { ...entry(), _webSocketMessages: [null, { type: 'send' }] }],
    };
    await start();
    recorded({ ...WORKER, messages: [message('send', 'hi', START + 30)] });
    await time.pass(4_000);
    expect(background.all.map(({ created: { url } }) => url)).toContain(WORKER.url);
  });
});

describe('the browser’s own record, in Firefox', () => {
  it('brings status and headers of a refused handshake', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1, START + 60), closed(1, START + 80, 1006));
    await time.pass(1_000);
    page.finish(
      firefoxEntry({
        startedAt: START + 60,
        status: 403,
        headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
      }),
    );
    await time.pass(2_000);
    expect(background.only.handshake).toMatchObject({
      status: 403,
      responseHeaders: [['x-amzn-errortype', 'ForbiddenException']],
    });
    expect(page.harCalls).toBe(0);
  });

  it('hears of the first requests of a page that is reloaded to be recorded', async () => {
    const { page, background, capture, time } = setUp();
    void capture.reloadAndRecord();
    await time.pass(100);
    const next = Object.assign(new FakeDocument('second'), { early: true });
    next.install();
    next.tell(created(1, time.at), closed(1, time.at, 1006));
    page.finish(firefoxEntry({ startedAt: time.at, status: 403 }));
    await time.pass(50);
    page.navigate(next);
    await time.pass(3_000);
    expect(background.only.handshake?.status).toBe(403);
  });

  it('waits with an answer that is there before the hook has told of its socket', async () => {
    const { page, background, time, start } = setUp();
    await start();
    await time.pass(5_000);
    page.finish(firefoxEntry({ startedAt: time.at, status: 403 }));
    page.document?.tell(created(1, time.at), closed(1, time.at, 1006));
    await time.pass(3_000);
    expect(background.only.handshake?.status).toBe(403);
    expect(background.only.created.page.seenFrom).toBe('late');
  });

  it('keeps several answers that wait', async () => {
    const { page, background, time, start } = setUp();
    await start();
    await time.pass(5_000);
    page.finish(firefoxEntry({ startedAt: time.at, status: 403, key: 'a' }));
    page.finish(firefoxEntry({ startedAt: time.at, status: 404, key: 'b' }));
    page.document?.tell(created(1, time.at), created(2, time.at));
    await time.pass(3_000);
    expect(background.all.map(({ handshake }) => handshake?.status)).toEqual([403, 404]);
  });

  it('tells of a socket that the hook cannot see, without frames', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.finish(firefoxEntry({ ...WORKER, url: 'https://api.example.com/worker', status: 403 }));
    await time.pass(5_000);
    expect(background.only.created).toMatchObject({
      url: 'wss://api.example.com/worker',
      page: { seenFrom: 'har', framesUnseen: true },
    });
    expect(background.only.change.state).toBe('failed');
    expect(background.only.rows.at(-1)?.payload).toBe('not connected: the server answered 403');
  });

  it('leaves a socket open that was answered well: of its end Firefox says nothing', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.finish(firefoxEntry());
    await time.pass(5_000);
    expect(background.only.change).toMatchObject({ state: 'open', openedAt: START + 25 });
    expect(background.only.created.page.scope).toBe('page');
    page.navigate(new FakeDocument('second'));
    await time.pass(1_000);
    expect(background.only.change.state).toBe('closed');
  });

  it('goes on with the hook once the page uses such a socket', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.finish(firefoxEntry());
    await time.pass(5_000);
    page.document?.tell(created(1, time.at, URL_1, 1, 1), received(1, 'hello', time.at));
    page.document?.tell(closed(1, time.at, 4001));
    await time.pass(2_000);
    expect(background.only.change.page).toMatchObject({ seenFrom: 'adopted', framesUnseen: false });
    expect(textsOf(background.only).slice(2)).toEqual([
      expect.stringContaining('earlier frames were not seen'),
      'hello',
      expect.stringContaining('4001'),
    ]);
  });

  it('takes it for a worker’s where the hook sees all of the page', async () => {
    const { page, background, time, start } = setUp();
    Object.assign(page.document ?? {}, { early: true });
    page.document?.install();
    await start();
    page.finish(firefoxEntry());
    await time.pass(5_000);
    expect(background.only.created.page.scope).toBe('worker');
  });

  it('lets Firefox keep no record while frames come in a flood, and reads it again once it is calmer', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1, START + 10), opened(1, START + 20));
    await time.pass(500);
    expect(page.listening).toBe(1);
    for (let tenths = 0; tenths < 30; tenths++) {
      page.document?.tell(...Array.from({ length: 100 }, () => received(1, 'tick', time.at)));
      await time.pass(100);
    }
    expect(page.listening).toBe(0);
    await time.pass(8_000);
    expect(page.listening).toBe(1);
    page.finish(firefoxEntry({ startedAt: START + 10, headers: { 'x-which': 'late' } }));
    await time.pass(5_000);
    expect(background.only.handshake?.responseHeaders).toContainEqual(['x-which', 'late']);
  });

  it('goes on to read Firefox’s record through a burst', async () => {
    const { page, time, start } = setUp();
    await start();
    page.document?.tell(created(1, START + 10), opened(1, START + 20));
    await time.pass(1_500);
    page.document?.tell(...Array.from({ length: 300 }, () => received(1, 'tick', time.at)));
    await time.pass(2_000);
    expect(page.listening).toBe(1);
  });

  it('waits for no second drain where one brings a flood', async () => {
    const { page, time, start } = setUp();
    await start();
    page.document?.tell(created(1, START + 10), opened(1, START + 20));
    await time.pass(1_500);
    page.document?.tell(...Array.from({ length: 1_500 }, () => received(1, 'tick', time.at)));
    await time.pass(1_000);
    expect(page.listening).toBe(0);
  });
});

describe('messageRow', () => {
  it('leaves out what is no data message', () => {
    expect(messageRow(failure('x'))).toBeUndefined();
    expect(messageRow(message('send', 'AQL', START, 2))).toBeUndefined();
    expect(messageRow(message('receive', '', START, 9))).toBeUndefined();
    expect(messageRow({ type: 'send', time: 'now', opcode: 1, data: '' })).toBeUndefined();
  });

  it('cuts what is longer than the hook would keep, and tells its true size', () => {
    const text = messageRow(message('receive', `${'x'.repeat(1_048_575)}😀end`, START));
    expect(text).toMatchObject({ size: 1_048_575 + 7 });
    expect(text?.payload).toHaveLength(1_048_575);
    const bytes = Buffer.alloc(1_500_000, 1);
    const binary = messageRow(message('receive', bytes.toString('base64'), START, 2));
    expect(binary?.size).toBe(1_500_000);
    // Compared as a whole: item by item takes seconds.
    const kept = Buffer.from(binary?.payload ?? '', 'base64');
    expect(kept.length).toBeGreaterThanOrEqual(1_048_576);
    expect(kept.equals(bytes.subarray(0, kept.length))).toBe(true);
  });
});
