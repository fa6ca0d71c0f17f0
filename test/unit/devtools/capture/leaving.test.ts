import { describe, expect, it } from 'vitest';
import { created, opened, received, textsOf } from './support/events.ts';
import { FakeDocument } from './support/FakeDocument.ts';
import { setUp } from './support/setUp.ts';

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
