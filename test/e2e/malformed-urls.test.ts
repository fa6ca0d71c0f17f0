import { beforeAll, expect, it } from 'vitest';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { malformed } from '#test/unit/core/endpoint/malformed.ts';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { readSettled, readStorage, type StoredItems } from './harness/readStorage.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('a URL that cannot be used', (browser) => {
  const gateway = useGateway();
  let page: ConsolePage;
  let before: StoredItems;

  beforeAll(async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    page = await ConsolePage.tab(browser());
    await page.view.waitText('status', 'Connection', /Not connected/);
    before = await readSettled(page.view);
  });

  it('is tried in at least fifty ways', () => expect(malformed.length).toBeGreaterThanOrEqual(50));

  it.each(malformed)('$name: is told why, kept in its box, and opens nothing', async ({ text, id }) => {
    const reading = readEndpoint(text);
    const fault = reading.ok ? undefined : reading.fault;
    expect(fault?.id).toBe(id);
    const { view } = page;
    await view.fill('textbox', 'WebSocket URL', text);
    await view.click('button', 'Connect');
    const said = await view.until('the fault of this URL', described, 'WebSocket URL', fault!.message);
    expect(said).toMatch(/[.?]$/);
    expect(await view.value('textbox', 'WebSocket URL')).toBe(text);
    expect(await view.text('status', 'Connection')).toMatch(/^Not connected/);
    expect(await readLog(view)).toEqual([]);
    const after = await readStorage(view);
    expect(after.local).toEqual(before.local);
    // What stands in the console's inputs is kept in memory, so that a reopened popup goes on there.
    expect({ ...after.session, draft: undefined }).toEqual({ ...before.session, draft: undefined });
    expect(JSON.stringify(after.session.draft ?? '')).not.toMatch(/user:pass|AKIA/);
  });

  it('has reached no server', () => expect(gateway().stats().handshakes).toBe(0));
});

/** What is tied to the invalid box for those who cannot see it, once it holds the sentence. */
const described = (win: Window, label: string, sentence: string) => {
  const box = win.document.querySelector(`[aria-label="${label}"]`);
  if (box?.getAttribute('aria-invalid') !== 'true') return undefined;
  const ids = box.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const text = ids.map((id) => win.document.getElementById(id)?.textContent ?? '').join(' ');
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.includes(sentence) && folded;
};
