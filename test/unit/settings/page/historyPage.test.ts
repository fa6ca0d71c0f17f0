// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#core/problem.ts';
import { openPage, type Page, rendered } from './openPage.ts';

const SESSIONS = [
  { id: 2, bytes: 48_200_000, ended: false },
  { id: 1, bytes: 1_000_000, ended: true },
];
let page: Page;
afterEach(() => page.close());

async function openHistory(sessions = SESSIONS): Promise<void> {
  page = await openPage({ section: 'history' });
  page.background.sessions = sessions;
  await change();
}

/** The log has changed, and a second goes by. */
async function change(): Promise<void> {
  page.background.logChanged();
  vi.advanceTimersByTime(1_000);
  await rendered();
}

const box = (name: string) =>
  [...page.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find(
    (input) => (input.getAttribute('aria-label') ?? input.closest('label')?.textContent) === name,
  )!;
async function tick(name: string): Promise<void> {
  box(name).click();
  await rendered();
}
const said = () => page.text('.settings-said');

describe('the history page', () => {
  it('keeps nothing until the person says so, and says what that means', async () => {
    await openHistory();
    expect(box('Keep sessions after the browser closes').checked).toBe(false);
    expect(page.text('#history-keep-hint')).toMatch(/^Off: .* deleted when it starts again\.$/);
    await tick('Keep sessions after the browser closes');
    expect(page.text('#history-keep-hint')).toMatch(/^On: sessions stay until/);
    await page.press('Save');
    expect(page.background.retention).toEqual({ keep: true, maxDays: 7, maxBytes: 1_000_000_000 });
    expect(said()).toBe('Saved.');
  });

  it('has no limit only by choice, and brings the number back', async () => {
    await openHistory();
    await tick('Delete sessions after (days): no limit');
    expect(page.field('Delete sessions after (days)')).toMatchObject({ disabled: true, value: '' });
    await page.press('Save');
    expect(page.background.retention).toEqual({ keep: false, maxBytes: 1_000_000_000 });
    await tick('Delete sessions after (days): no limit');
    expect(page.field('Delete sessions after (days)')).toMatchObject({ disabled: false, value: '7' });
  });

  it.each([
    ['Delete sessions after (days)', '', 'Sessions can be kept for 1 to 3,650 days.'],
    ['Delete sessions after (days)', '1,5', 'Sessions can be kept for 1 to 3,650 days.'],
    ['Keep at most (MB)', '0', 'The log can be held to 1 to 1,000,000 MB.'],
    ['Keep at most (MB)', '1e3', 'The log can be held to 1 to 1,000,000 MB.'],
  ])('refuses for “%s” “%s”, at the field, which gets the focus', async (label, value, message) => {
    await openHistory();
    const before = page.background.retention;
    await page.type(label, value);
    await page.press('Save');
    const field = page.field(label);
    expect(page.text(`#${field.getAttribute('aria-describedby')}`)).toContain(message);
    expect(document.activeElement).toBe(field);
    expect(page.background.retention).toBe(before);
  });

  it('says how many sessions a new limit has deleted', async () => {
    await openHistory();
    const { setRetention } = page.background.api;
    page.background.api.setRetention = async (retention) => {
      page.background.sessions = page.background.sessions.slice(0, 1);
      await setRetention(retention);
    };
    await page.type('Keep at most (MB)', '10');
    await page.press('Save');
    expect(said()).toBe('Saved. 1 session was beyond the limits and deleted.');
  });

  it('tells what is stored, and follows it', async () => {
    await openHistory();
    expect(page.root.textContent).toContain(
      '2 sessions, 1 of them open, with 49.2 MB of frames. The browser counts 60.0 MB on disk for all of Countersign.',
    );
    page.background.sessions = [];
    await change();
    expect(page.root.textContent).toContain('No session is stored.');
    expect(page.root.textContent).not.toContain('Delete all sessions');
  });

  it('deletes all sessions after a second step', async () => {
    await openHistory();
    await page.press('Delete all sessions');
    expect(page.text('[aria-label="Confirm deletion"]')).toContain(
      'Delete all 2 sessions with all frames, pinned ones too? The open connection is closed.',
    );
    await page.press('Keep them');
    expect(page.background.sessions).toHaveLength(2);
    await page.press('Delete all sessions');
    await page.press('Delete them');
    expect(page.background.sessions).toEqual([]);
    expect(said()).toBe('All sessions are deleted.');
  });

  it('says why a session could not be deleted', async () => {
    await openHistory();
    page.background.failNext(new Problem('log.write', 'The session was not removed: the disk is full.'));
    await page.press('Delete all sessions');
    await page.press('Delete them');
    expect(page.text('.banner[role=alert]')).toContain('The session was not removed: the disk is full.');
    expect(said()).toBe('');
  });

  it('shows what another page has set, unless something is being typed', async () => {
    await openHistory();
    await page.background.api.setRetention({ keep: true, maxDays: 30 });
    await rendered();
    expect(page.field('Delete sessions after (days)')).toMatchObject({ value: '30' });
    await page.type('Delete sessions after (days)', '12');
    await page.background.api.setRetention({ keep: true, maxDays: 40 });
    await rendered();
    expect(page.field('Delete sessions after (days)')).toMatchObject({ value: '12' });
    await page.press('Discard changes');
    expect(page.field('Delete sessions after (days)')).toMatchObject({ value: '40' });
  });
});
