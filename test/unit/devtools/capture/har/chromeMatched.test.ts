import { describe, expect, it } from 'vitest';
import { closed, created, opened, received, textsOf, URL_1 } from '../support/events.ts';
import { START } from '../support/FakeTime.ts';
import { chrome, entry, failure, message } from './support.ts';

describe('a socket that the hook and Chrome’s record both tell of', () => {
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
});
