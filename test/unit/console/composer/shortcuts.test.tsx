// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { mountOnFakes, press } from '../mountOnFakes.tsx';

let mounted: Awaited<ReturnType<typeof mountOnFakes>> | undefined;
afterEach(() => mounted?.unmount());

const mount = async () => {
  mounted = await mountOnFakes();
  return mounted;
};

describe('the list of shortcuts', () => {
  it('opens by ? where nothing is typed, and closes by Escape', async () => {
    const t = await mount();
    await press(document.body, '?');
    expect(t.all('dialog').map(({ textContent }) => textContent?.includes('Keyboard shortcuts'))).toEqual([
      true,
    ]);
    const event = await press(t.all('dialog')[0]!, 'Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(t.all('dialog')).toEqual([]);
  });

  it.each(['Message', 'WebSocket URL'])('does not open while %s is typed into', async (name) => {
    const t = await mount();
    const field = t.all('textarea, input').find((one) => one.getAttribute('aria-label') === name)!;
    const event = await press(field, '?');
    expect(event.defaultPrevented).toBe(false);
    expect(t.all('dialog')).toEqual([]);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    'leaves %j to the browser',
    async (keys) => {
      const t = await mount();
      await press(document.body, '?', keys);
      await press(document.body, 'm', keys);
      expect(t.all('dialog')).toEqual([]);
      expect(document.activeElement).not.toBe(t.named('textarea', 'Message'));
    },
  );

  it('leads to the message box by m', async () => {
    const t = await mount();
    await press(document.body, 'm');
    expect(document.activeElement).toBe(t.named('textarea', 'Message'));
  });
});
