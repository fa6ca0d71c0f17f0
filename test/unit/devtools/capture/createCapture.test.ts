import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { closed, created, FakeDocument, opened, received, START, setUp, textsOf, URL_1 } from './support.ts';

describe('recording a page that runs', () => {
  it('puts the hook in and says that earlier frames may be missing', async () => {
    const { page, capture, start } = setUp();
    await start();
    expect(page.document?.hooked).toBe(true);
    expect(capture.recording.value).toBe('partial');
    expect(capture.trouble.value).toBeUndefined();
  });

  it('finds the hook of a site that is always recorded, and what it has kept since the page began', async () => {
    const { page, background, capture, start } = setUp();
    page.document?.install();
    Object.assign(page.document ?? {}, { early: true });
    page.document?.tell(created(1), opened(1), received(1, 'first'));
    await start();
    expect(capture.recording.value).toBe('complete');
    expect(background.only.created.page.seenFrom).toBe('start');
    expect(textsOf(background.only)).toContain('first');
  });

  it('logs what a socket does, from its making to its end', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1, START + 60), opened(1, START + 80), received(1, 'hello', START + 90), [
      2,
      1,
      START + 95,
      1,
      1,
      'AQL/',
      3,
    ]);
    page.document?.tell(closed(1, START + 99, 4001, 'bye'));
    await time.pass(2_000);
    const { created: first, rows, change } = background.only;
    expect(first).toEqual({
      url: URL_1,
      subprotocols: ['chat'],
      createdAt: START + 60,
      page: { pageUrl: 'https://app.example.com/page', scope: 'page', seenFrom: 'late' },
    });
    expect(rows).toEqual([
      { time: START + 60, direction: 'event', kind: 'text', payload: 'connecting to api.example.com/dev' },
      { time: START + 80, direction: 'event', kind: 'text', payload: 'connected in 20 ms, subprotocol chat' },
      { time: START + 90, direction: 'received', kind: 'text', payload: 'hello' },
      { time: START + 95, direction: 'sent', kind: 'binary', payload: 'AQL/' },
      {
        time: START + 99,
        direction: 'event',
        kind: 'text',
        payload: expect.stringMatching(/^closed 4001 .*: bye$/),
      },
    ]);
    expect(change).toMatchObject({
      state: 'closed',
      openedAt: START + 80,
      handshakeMs: 20,
      subprotocol: 'chat',
      endedAt: START + 99,
      close: { code: 4001, reason: 'bye', wasClean: true },
    });
    expect(capture.sessionIds.value).toEqual([background.only.id]);
  });

  it('says that a refused socket never was open', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), [3, 1, START + 5], closed(1, START + 9, 1006));
    await time.pass(2_000);
    expect(background.only.change).toMatchObject({ state: 'failed', close: { code: 1006 } });
    expect(background.only.rows.at(-1)).toMatchObject({
      bad: true,
      payload: expect.stringContaining('not connected'),
    });
  });

  it('tells that a socket was open before recording began', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(
      created(1, START + 60, URL_1, 1, 1),
      opened(1, START + 60),
      received(1, 'later', START + 61),
    );
    await time.pass(2_000);
    expect(background.only.created.page.seenFrom).toBe('adopted');
    expect(background.only.change).toMatchObject({
      state: 'open',
      openedAt: START + 60,
      subprotocol: 'chat',
    });
    expect(background.only.change.handshakeMs).toBeUndefined();
    expect(textsOf(background.only)).toEqual([
      expect.stringContaining('earlier frames were not seen'),
      'later',
    ]);
  });

  it('keeps the times of rows in order, whatever a page says they are', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1), received(1, 'a', START + 9e9), received(1, 'b', 5));
    await time.pass(2_000);
    const times = background.only.rows.map((row) => row.time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(time.at);
  });
});

describe('a page that goes elsewhere', () => {
  it('ends the sockets of the page that was left, and records the next', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1), created(2));
    await time.pass(200);
    page.navigate(new FakeDocument('second', 'https://app.example.com/two'));
    await time.pass(500);
    const [one, two] = background.all;
    expect(one?.change).toMatchObject({ state: 'closed', close: { code: 1001 } });
    expect(one?.rows.at(-1)?.payload).toContain('the page was left');
    expect(two?.change.state).toBe('failed');
    expect(page.document?.hooked).toBe(true);
    expect(capture.sessionIds.value).toEqual([]);
    page.document?.tell(created(1, time.at));
    await time.pass(1_000);
    expect(capture.sessionIds.value).toEqual([3]);
    expect(background.all[2]?.created.page.pageUrl).toBe('https://app.example.com/two');
  });

  it('lists the next page’s sockets, though the browser tells of the navigation after them', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1));
    await time.pass(200);
    const next = Object.assign(new FakeDocument('second'), { early: true });
    next.install();
    next.tell(created(1, time.at, 'wss://api.example.com/next'));
    page.document = next;
    await time.pass(1_000);
    page.navigate(next);
    await time.pass(1_000);
    expect(background.all[1]?.created.url).toBe('wss://api.example.com/next');
    expect(capture.sessionIds.value).toEqual([2]);
    expect(background.all.map(({ change }) => change.state)).toEqual(['failed', undefined]);
  });

  it('empties the list where the next page cannot be recorded', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(200);
    page.navigate(undefined);
    await time.pass(8_000);
    expect(capture.sessionIds.value).toEqual([]);
    expect(background.only.change.state).toBe('closed');
  });

  it('does not take a page for gone that is out of reach for a moment', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(200);
    page.failing = 3;
    await time.pass(2_000);
    page.document?.tell(received(1, 'still there'));
    await time.pass(2_000);
    expect(textsOf(background.only)).toContain('still there');
    expect(capture.recording.value).toBe('partial');
  });

  it('keeps earlier sockets in the list where it is asked to', async () => {
    const { page, capture, time, start } = setUp();
    await start();
    capture.keep.value = true;
    page.document?.tell(created(1), opened(1));
    await time.pass(200);
    page.navigate(new FakeDocument('second'));
    await time.pass(500);
    expect(capture.sessionIds.value).toEqual([1]);
  });

  it('asks again while the next document is not there yet', async () => {
    const { page, capture, time, start } = setUp();
    await start();
    page.failing = 10;
    page.navigate(new FakeDocument('second'));
    await time.pass(1_000);
    expect(page.document?.hooked).toBe(true);
    expect(capture.recording.value).toBe('partial');
  });

  it('goes on although a call into the page that was left never returns, and logs what it still brings', async () => {
    const { page, background, time, start } = setUp();
    await start();
    const left = page.document as FakeDocument;
    left.tell(created(1), opened(1), received(1, 'last words'));
    let release = () => {};
    page.stuck = new Promise((resolve) => {
      release = resolve;
    });
    await time.pass(1_000);
    page.stuck = undefined;
    page.navigate(new FakeDocument('second'));
    await time.pass(300);
    expect(page.document?.hooked).toBe(true);
    release();
    await time.pass(1_000);
    expect(textsOf(background.only)).toContain('last words');
    expect(background.only.change.state).toBe('closed');
  });

  it('says that a page of the browser cannot be recorded, and goes on after it', async () => {
    const { page, capture, time, start } = setUp();
    page.document = undefined;
    await start();
    await time.pass(500);
    expect(capture.recording.value).toBe('unreachable');
    page.navigate(new FakeDocument('second'));
    await time.pass(500);
    expect(capture.recording.value).toBe('partial');
    expect(capture.trouble.value).toBeUndefined();
  });

  it('tries once more where the first call finds no page', async () => {
    const { page, capture, start } = setUp();
    page.failing = 1;
    await start();
    expect(capture.recording.value).toBe('partial');
  });
});

describe('iframes', () => {
  it('records those of the same origin with the page, and those that only their address reaches', async () => {
    const { page, background, time, start } = setUp();
    const own = Object.assign(new FakeDocument('inner', 'https://app.example.com/inner'), { frame: true });
    own.install();
    page.document?.frames.push(own);
    const other = Object.assign(new FakeDocument('other', 'https://ads.example.net/frame'), { frame: true });
    page.iframes.set(other.href, other);
    await start();
    own.tell(created(1));
    other.tell(created(1));
    await time.pass(2_500);
    expect(background.all.map(({ created: { page: from } }) => [from.pageUrl, from.scope])).toEqual([
      ['https://app.example.com/inner', 'frame'],
      ['https://ads.example.net/frame', 'frame'],
    ]);
  });

  it('ends the sockets of one that was taken away', async () => {
    const { page, background, time, start } = setUp();
    const other = Object.assign(new FakeDocument('other', 'https://ads.example.net/frame'), { frame: true });
    page.iframes.set(other.href, other);
    await start();
    other.tell(created(1), opened(1));
    await time.pass(2_000);
    page.iframes.clear();
    await time.pass(2_000);
    expect(background.only.change.state).toBe('closed');
  });
});

describe('the pace', () => {
  it('slows down to a look a second while nothing happens, and is quick once something does', async () => {
    const { page, time, start } = setUp();
    await start();
    await time.pass(10_000);
    const before = page.calls;
    await time.pass(10_000);
    expect(page.calls - before).toBeLessThanOrEqual(11);
    page.document?.tell(created(1));
    await time.pass(1_100);
    const quick = page.calls;
    for (let at = 0; at < 10; at++) {
      page.document?.tell(received(1, `${at}`));
      await time.pass(100);
    }
    expect(page.calls - quick).toBeGreaterThanOrEqual(8);
  });

  it('drains at once again while more waits', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    for (let at = 0; at < 40; at++) page.document?.tell(received(1, 'x'.repeat(50_000)));
    await time.pass(1_100);
    expect(background.only.rows.filter(({ direction }) => direction === 'received')).toHaveLength(40);
  });

  it('leaves frames in the page while the background is slow', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    let release = () => {};
    background.slow = new Promise((resolve) => {
      release = resolve;
    });
    await time.pass(1_500);
    page.document?.tell(received(1, 'waits'));
    const calls = page.calls;
    await time.pass(5_000);
    expect(page.calls).toBe(calls);
    expect(page.document?.queue).toHaveLength(1);
    expect(background.underWay).toBe(1);
    background.slow = undefined;
    release();
    await time.pass(2_000);
    expect(textsOf(background.only)).toContain('waits');
  });

  it('tells the background every ten seconds that it is there', async () => {
    const { background, time, start } = setUp();
    await start();
    await time.pass(35_000);
    expect(background.batches.filter(({ sockets }) => sockets.length === 0).length).toBeGreaterThanOrEqual(3);
    expect(background.batches[0]?.capture).toBe('panel-1');
  });

  it('says so when the page does not answer, and takes it back when it does', async () => {
    const { page, capture, time, start } = setUp();
    await start();
    let release = () => {};
    page.stuck = new Promise((resolve) => {
      release = resolve;
    });
    await time.pass(7_000);
    expect(capture.trouble.value?.message).toContain('has not answered');
    page.stuck = undefined;
    release();
    await time.pass(1_000);
    expect(capture.trouble.value).toBeUndefined();
  });
});

describe('what gets lost', () => {
  it('is a row of the socket and a number in its record', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1), created(2), opened(2), [5, 1, START + 50, 12]);
    Object.assign(page.document ?? {}, { dropped: 12 });
    await time.pass(2_000);
    const [one, two] = background.all;
    expect(one?.rows.at(-1)).toMatchObject({
      bad: true,
      payload: '12 frames were not captured: they came faster than they could be recorded',
    });
    expect(one?.change.page).toEqual({ dropped: 12 });
    expect(two?.change.page).toBeUndefined();
  });

  it('is told of every open socket where nobody knows whose it was', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1), created(2), opened(2));
    Object.assign(page.document ?? {}, { dropped: 1 });
    await time.pass(2_000);
    for (const { rows } of background.all) {
      expect(rows.at(-1)?.payload).toContain('1 frame of the page’s sockets was not captured');
    }
  });
});

describe('a hook that lets go of its queue', () => {
  it('leaves a mark in the log, and its sockets go on', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(1_000);
    // As when something else in the page drained it.
    page.document?.tell(received(1, 'taken'));
    page.document?.take(1e6);
    page.document?.open.push(created(1, START, URL_1, 1, 1));
    await time.pass(2_000);
    page.document?.tell(received(1, 'after'));
    await time.pass(2_000);
    expect(textsOf(background.only).slice(2)).toEqual([
      'recording was interrupted; frames may be missing here',
      'after',
    ]);
  });
});

describe('what a recording that was interrupted finds again', () => {
  it('is told as over where the page has it no more, and the rest goes on', async () => {
    const { page, background, time, start } = setUp();
    await start();
    const document = page.document as FakeDocument;
    document.tell(created(1), opened(1), created(2), opened(2));
    await time.pass(2_000);
    // Someone else, such as another panel that is closed, has turned it off; 1 is closed meanwhile.
    document.bridge().record(false);
    document.taken++;
    document.open = [created(2, START + 3_000, URL_1, 1, 1), opened(2, START + 3_000)];
    await time.pass(3_000);
    document.tell(received(2, 'after', START + 5_000));
    await time.pass(2_000);
    const [one, two] = background.all;
    expect(one?.change).toMatchObject({ state: 'lost' });
    expect(textsOf(one!).at(-1)).toMatch(/^the connection was closed while recording was interrupted/);
    expect(two?.change.state).toBe('open');
    expect(textsOf(two!).at(-1)).toBe('after');
    expect(background.all).toHaveLength(2);
  });

  it('is not judged where the hook could not tell all of it', async () => {
    const { page, background, time, start } = setUp();
    await start();
    const document = page.document as FakeDocument;
    document.tell(created(1), opened(1), created(2), opened(2));
    await time.pass(2_000);
    document.bridge().record(false);
    document.taken++;
    // Its queue has no room for both.
    Object.defineProperty(document, 'open', {
      get() {
        document.dropped++;
        return [created(2, START + 3_000, URL_1, 1, 1)];
      },
    });
    await time.pass(3_000);
    expect(background.all.map(({ change }) => change.state)).toEqual(['open', 'open']);
  });
});

describe('the background', () => {
  it('gets batches with a number each, and the same one for what it is handed again', async () => {
    const { page, background, time, start } = setUp();
    await start();
    background.problems = [new Problem('background.stopped', 'It stopped.')];
    page.document?.tell(created(1), opened(1), created(2), opened(2));
    await time.pass(2_000);
    page.document?.tell(received(1, 'one'));
    await time.pass(2_000);
    const told = background.batches.filter(({ sockets }) => sockets.length > 0);
    expect(told.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('is told everything again of a socket that it does not know any more', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1), received(1, 'one'));
    await time.pass(2_000);
    background.sockets.clear();
    page.document?.tell(received(1, 'two', START + 1_000));
    await time.pass(2_000);
    expect(background.only.created.url).toBe(URL_1);
    expect(background.only.change).toMatchObject({ state: 'open', openedAt: START + 20 });
    expect(textsOf(background.only)).toEqual([expect.stringContaining('restarted'), 'two']);
  });

  it('is handed the same again after it stopped in the middle', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    background.problems = [new Problem('background.stopped', 'It stopped.')];
    page.document?.tell(created(1), opened(1), received(1, 'one'));
    await time.pass(1_000);
    await time.pass(2_000);
    expect(textsOf(background.only)).toContain('one');
    expect(capture.trouble.value).toBeUndefined();
  });

  it('goes on with what comes after a batch that it refused, and says what is missing', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(2_000);
    background.problems = [new Problem('capture.row', 'A row is too long.')];
    page.document?.tell(received(1, 'one'), received(1, 'two'));
    await time.pass(2_000);
    page.document?.tell(received(1, 'three'));
    await time.pass(2_000);
    expect(textsOf(background.only).slice(-2)).toEqual([
      '2 frames were not logged: the extension refused them',
      'three',
    ]);
    expect(background.only.change.page).toEqual({ dropped: 2 });
  });

  it('takes the others where it refuses one socket of several', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    const no = new Problem('capture.url', 'That is no URL.');
    // Of both, then of the first alone.
    background.problems = [no, no];
    page.document?.tell(created(1), created(2, START, 'wss://api.example.com/other'), opened(2));
    await time.pass(2_000);
    expect(background.only.created.url).toBe('wss://api.example.com/other');
    const calls = background.batches.length;
    page.document?.tell(opened(1), received(1, 'never'));
    await time.pass(2_000);
    expect(background.batches).toHaveLength(calls);
    expect(capture.sessionIds.value).toEqual([background.only.id]);
  });
});

describe('sending through the page', () => {
  it('uses the page’s own socket', async () => {
    const { page, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(1_000);
    const text = '"; alert(1) // \u2028';
    await capture.send(1, { text });
    await capture.send(1, { base64: 'AQL/' });
    expect(page.document?.sent).toEqual([
      [1, text, false],
      [1, 'AQL/', true],
    ]);
  });

  it('is refused where the socket is closed, or its page is gone', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    const record = (id: number) => ({ id }) as Parameters<typeof capture.canSend>[0];
    page.document?.tell(created(1), opened(1), created(2), opened(2), created(3), opened(3));
    await time.pass(1_000);
    expect(capture.canSend(record(1))).toBe(true);
    page.document?.tell(closed(1));
    await time.pass(1_000);
    expect(capture.canSend(record(1))).toBe(false);
    await expect(capture.send(1, { text: 'x' })).rejects.toMatchObject({ id: 'page.gone' });
    Object.assign(page.document ?? {}, { sendable: false });
    await expect(capture.send(2, { text: 'x' })).rejects.toMatchObject({ id: 'page.gone' });
    page.navigate(new FakeDocument('second'));
    await time.pass(1_000);
    expect(capture.canSend(record(3))).toBe(false);
    expect(background.all).toHaveLength(3);
  });
});

describe('beginning and ending', () => {
  it('reloads with the hook before the page’s first script', async () => {
    const { page, background, capture, time } = setUp();
    const old = page.document;
    const reloading = capture.reloadAndRecord();
    await time.pass(100);
    expect(page.reloads).toEqual(['install()']);
    const next = Object.assign(new FakeDocument('second'), { early: true });
    next.install();
    next.tell(created(1, time.at));
    page.navigate(next);
    await time.pass(2_000);
    await reloading;
    // The page before it was not touched.
    expect(old?.hooked).toBe(false);
    expect(capture.recording.value).toBe('complete');
    expect(background.only.created.page.seenFrom).toBe('start');
  });

  it('takes what the page still holds before it reloads it', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    await time.pass(5_000);
    page.document?.tell(created(1), opened(1), received(1, 'last'));
    const reloading = capture.reloadAndRecord();
    await time.pass(100);
    page.navigate(new FakeDocument('second'));
    await time.pass(3_000);
    await reloading;
    expect(textsOf(background.only)).toContain('last');
  });

  it('leaves nothing running in the page once it is stopped', async () => {
    const { page, background, capture, time, start } = setUp();
    const other = new FakeDocument('other', 'https://ads.example.net/frame');
    page.iframes.set(other.href, other);
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(1_000);
    await capture.stop();
    expect([page.document?.recording, other.recording]).toEqual([false, false]);
    expect(background.only.change.state).toBe('lost');
    expect(capture.recording.value).toBe('off');
    const calls = page.calls;
    await time.pass(20_000);
    expect(page.calls).toBe(calls);
  });

  it('finds open sockets again when it is started again', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(1_000);
    await capture.stop();
    page.document?.open.push(created(1, time.at, URL_1, 1, 1));
    await start();
    await time.pass(1_000);
    expect(background.all.map(({ change }) => change.state)).toEqual(['lost', 'open']);
    expect(background.all[1]?.created.page.seenFrom).toBe('adopted');
    expect(page.document?.recording).toBe(true);
  });

  it('asks for open sockets again where another panel was told of them', async () => {
    const { page, background, time, start } = setUp();
    page.document?.install();
    page.document?.tell(created(1), opened(1));
    page.document?.take(1e6);
    page.document?.open.push(created(1, START, URL_1, 1, 1));
    await start();
    await time.pass(1_000);
    expect(background.only.created).toMatchObject({ url: URL_1, page: { seenFrom: 'adopted' } });
  });

  it('lets go of everything when it is disposed of', async () => {
    const { page, capture, time, start } = setUp();
    await start();
    capture.dispose();
    await time.pass(100);
    expect(page.document?.recording).toBe(false);
    expect(page.listeners).toBe(0);
    await time.pass(20_000);
    expect(time.waiting).toBe(0);
  });

  it('empties the list and keeps recording', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1));
    await time.pass(1_000);
    capture.clear();
    expect(capture.sessionIds.value).toEqual([]);
    page.document?.tell(received(1, 'still'), created(2));
    await time.pass(2_000);
    expect(textsOf(background.all[0] as never)).toContain('still');
    expect(capture.sessionIds.value).toEqual([2]);
  });
});

describe('a page that meddles', () => {
  it('is told as such until it is left, and the rest of what it says is logged', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    page.document?.tell(created(1), [9, 1, START] as never, opened(1), [2, 1, START, 0, 1, 'no base64', 3]);
    await time.pass(2_000);
    expect(textsOf(background.only)).toHaveLength(2);
    expect(capture.trouble.value?.message).toContain('make no sense');
    page.navigate(new FakeDocument('second'));
    await time.pass(500);
    expect(capture.trouble.value).toBeUndefined();
  });

  it.each([
    ['nothing', () => undefined],
    ['an object', () => ({ length: 1 })],
    ['text that is no JSON', () => '[{'],
    [
      'an error',
      () => {
        throw new Error('ha');
      },
    ],
  ])('that hands over %s is told as trouble, and is asked on', async (_, lie) => {
    const { page, background, capture, time, start } = setUp();
    await start();
    Object.assign(page.document ?? {}, { lie });
    await time.pass(3_000);
    expect(capture.trouble.value).toBeDefined();
    expect(background.sockets.size).toBe(0);
    Object.assign(page.document ?? {}, { lie: undefined });
    page.document?.tell(created(1));
    await time.pass(2_000);
    expect(background.sockets.size).toBe(1);
  });
});
