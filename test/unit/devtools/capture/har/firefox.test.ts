import { describe, expect, it } from 'vitest';
import { closed, created, opened, received, textsOf, URL_1 } from '../support/events.ts';
import { FakeDocument } from '../support/FakeDocument.ts';
import { START } from '../support/FakeTime.ts';
import { setUp } from '../support/setUp.ts';
import { firefoxEntry, WORKER } from './support.ts';

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
