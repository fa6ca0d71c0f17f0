import { describe, expect, it } from 'vitest';
import { created, opened, received, textsOf, URL_1 } from './support/events.ts';
import { FakeDocument } from './support/FakeDocument.ts';
import { START } from './support/FakeTime.ts';
import { setUp } from './support/setUp.ts';

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
