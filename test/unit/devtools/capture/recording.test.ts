import { describe, expect, it } from 'vitest';
import { closed, created, opened, received, textsOf, URL_1 } from './support/events.ts';
import { FakeDocument } from './support/FakeDocument.ts';
import { START } from './support/FakeTime.ts';
import { setUp } from './support/setUp.ts';

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
