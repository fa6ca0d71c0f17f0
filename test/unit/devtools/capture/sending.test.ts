import { describe, expect, it } from 'vitest';
import { closed, created, opened } from './support/events.ts';
import { FakeDocument } from './support/FakeDocument.ts';
import { setUp } from './support/setUp.ts';

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
