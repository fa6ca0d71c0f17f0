import { describe, expect, it } from 'vitest';
import { created, opened, received, textsOf } from './support/events.ts';
import { setUp } from './support/setUp.ts';

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

  it('breathes in between what a fast page hands over at once, and puts nothing between its parts', async () => {
    const { page, background, time, start } = setUp();
    await start();
    page.document?.tell(created(1), opened(1), received(1, 'one'));
    page.document?.tell(received(1, 'two'), received(1, 'three'));
    Object.assign(page.document ?? {}, { batchSize: 1 });
    const breaths: number[] = [];
    time.onBreath = () => {
      breaths.push(background.sockets.size);
      page.document?.tell(received(1, `after breath ${breaths.length}`));
    };
    // Each look at the clock finds that much work was done.
    time.tick = 10;
    for (let at = 0; at < 10; at++) await time.pass(500);
    time.tick = 0;
    await time.pass(1_100);
    expect(breaths.length).toBeGreaterThanOrEqual(4);
    expect(textsOf(background.only).slice(2, 6)).toEqual(['one', 'two', 'three', 'after breath 1']);
  });

  it('loses nothing of what it reads where it is stopped meanwhile', async () => {
    const { page, background, capture, time, start } = setUp();
    await start();
    Object.assign(page.document ?? {}, { batchSize: 1 });
    page.document?.tell(created(1), opened(1), received(1, 'one'), received(1, 'two'));
    let stopped: Promise<void> | undefined;
    time.onBreath = () => {
      stopped ??= capture.stop();
    };
    time.tick = 10;
    await time.pass(1_100);
    time.tick = 0;
    await stopped;
    expect(textsOf(background.only).slice(2)).toEqual([
      'one',
      'two',
      expect.stringContaining('recording was stopped'),
    ]);
    expect(background.only.change.state).toBe('lost');
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
