import { describe, expect, it } from 'vitest';
import { created, opened, textsOf } from './support/events.ts';
import { FakeDocument } from './support/FakeDocument.ts';
import { START } from './support/FakeTime.ts';
import { setUp } from './support/setUp.ts';

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
