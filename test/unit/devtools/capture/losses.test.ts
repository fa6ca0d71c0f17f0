import { describe, expect, it } from 'vitest';
import { created, opened, received, textsOf, URL_1 } from './support/events.ts';
import type { FakeDocument } from './support/FakeDocument.ts';
import { START } from './support/FakeTime.ts';
import { setUp } from './support/setUp.ts';

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
