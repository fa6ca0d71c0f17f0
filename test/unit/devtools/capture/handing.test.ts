import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { created, opened, received, textsOf, URL_1 } from './support/events.ts';
import { START } from './support/FakeTime.ts';
import { setUp } from './support/setUp.ts';

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
