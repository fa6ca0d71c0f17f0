import { expect, it } from 'vitest';
import { UNSAVED_API } from '#core/compose/saved.ts';
import type { Step } from '#core/compose/types.ts';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

/** Ten steps, twenty times; each round's messages carry what was taken from the echo of the one before. */
const GROUPS = 20;
const MESSAGES = GROUPS * 7;
/** Half way it stands still until the test lets it go on: the popup is closed then. */
const HALF = (GROUPS / 2) * 7 + 6;

const echo = (body: string): Step => ({ kind: 'send', text: `{"action":"echo",${body}}`, form: 'text' });
const twoHundred = Array.from({ length: GROUPS }, (_, n): Step[] => [
  ...Array.from({ length: 6 }, (_, k) => echo(`"part":"${n}.${k}","to":"{{who}}"`)),
  n === GROUPS / 2 ? { kind: 'expect', filter: '$.go=1', withinMs: 300_000 } : { kind: 'wait', ms: 5 },
  echo(n === 0 ? '"n":0,"after":"none"' : `"n":${n},"after":"{{last}}"`),
  { kind: 'expect', filter: `$.n=${n}`, withinMs: 30_000, take: [{ name: 'last', path: '$.n' }] },
  { kind: 'expect', filter: `$.part="${n}.0"`, withinMs: 50, orGoOn: true, early: true },
]).flat();

/** The table of the report, row by row. */
const readReport = (view: View): Promise<string[]> =>
  view.evaluate((win) =>
    [...win.document.querySelectorAll('section[aria-label=Report] tbody tr')].map((row) =>
      [...row.children].map((cell) => (cell.textContent ?? '').trim()).join(' | '),
    ),
  );

const readSteps = (view: View): Promise<string[]> =>
  view.evaluate((win) =>
    [...win.document.querySelectorAll('.step-face')].map((face) =>
      [...face.children].map((part) => part.textContent ?? '').join(' '),
    ),
  );

inBothBrowsers('sequences', (browser) => {
  const gateway = useGateway();

  it('runs two hundred steps while the popup is closed and Chrome’s worker was killed, and reports each', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const { id: environmentId } = await browser().command<{ id: string }>('saveEnvironment', {
      name: 'dev',
      variables: [{ name: 'who', value: 'ann' }],
    });
    await browser().command('chooseForApi', UNSAVED_API, { environmentId });
    await browser().command('saveSequence', { name: 'Two hundred', steps: twoHundred, rounds: 1 });

    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.view.click('tab', 'Sequences');
    await popup.view.waitText('button', 'Sequence', /Two hundred/);
    await popup.view.click('button', 'Run');
    await popup.view.waitFor('button', 'Stop the sequence');
    await popup.close();
    await eventually('half of the messages', () => gateway().stats().messagesIn === HALF, 60_000);
    // Firefox's event page is the host itself.
    if (browser().target === 'chrome') expect(await browser().killBackground()).toBe(true);
    gateway().push(gateway().connections()[0]!.id, '{"go":1}');
    await eventually('the last message', () => gateway().stats().messagesIn >= MESSAGES, 90_000);

    const again = await ConsolePage.popup(browser());
    await again.view.waitPageText(/“Two hundred” passed: 200 of 200 steps in/);
    await again.view.click('button', 'Report');
    await again.view.waitFor('region', 'Report');
    const report = await again.view.until('200 rows', (win) => {
      const rows = win.document.querySelectorAll('section[aria-label=Report] tbody tr');
      return rows.length === 200 && rows.length;
    });
    expect(report).toBe(200);
    const rows = await readReport(again.view);
    expect(rows.every((row, n) => row.startsWith(`${n + 1} | passed |`))).toBe(true);
    expect(rows[0]).toMatch(/Send \{"action":"echo","part":"0\.0","to":"ann"\} \| \S+ \S+ \| #\d+$/);
    expect(rows[17]).toMatch(/Send \{"action":"echo","n":1,"after":"0"\}/);
    expect(rows[106]).toMatch(/Expect frame #\d+ passed “\$\.go=1”/);
    expect(rows[6]).toMatch(/Wait waited 5 ms/);

    const [session] = await readLog(again.view);
    expect(session!.rows.filter(({ direction }) => direction === 'sent')).toHaveLength(MESSAGES);
    const number = / \| (#\d+)$/.exec(rows[198]!)![1]!;
    const awaited = session!.rows[Number(number.slice(1)) - 1]!;
    expect(awaited).toMatchObject({ direction: 'received', payload: expect.stringContaining('"n":19,') });
    await again.view.click('button', `Show frame ${number}`);
    await again.view.until(
      'the frame to be selected',
      (win) =>
        /"n":19,/.test(win.document.querySelector('[role=row][aria-selected=true]')?.textContent ?? '') ||
        false,
    );
    await again.close();
  });

  it('is written by keyboard, shows its faults, and says which step failed and why', async () => {
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.waitState(/Connected/);
    await view.click('tab', 'Sequences');
    await view.waitText('button', 'Sequence', /Two hundred/);
    await view.click('button', 'New sequence');
    await view.waitText('button', 'Sequence', /Sequence 1/);

    await view.click('button', 'Add a step: Expect');
    await view.fill('textbox', 'Expected frame', '$.never=1');
    await view.fill('textbox', 'Milliseconds', '150');
    await view.click('button', 'Add a step: Send');
    await view.waitPageText(/The message is empty/);
    await view.fill('textbox', 'Message of the step', '{"action":"echo","a":1}');
    await view.press('Escape');
    await view.press('ArrowUp', 'Alt');
    await view.click('button', 'Add a step: Wait');
    await view.press('Escape');
    const before = ['1 Send {"action":"echo","a":1}', '2 Wait 500 ms', '3 Expect $.never=1 within 150 ms'];
    expect(await readSteps(view)).toEqual(before);
    await view.press('Delete');
    await view.waitPageText(/Step 2 was deleted/);
    await view.click('button', 'Undo');
    expect(await readSteps(view)).toEqual(before);
    await view.clickElement('step 2', (win) => win.document.querySelector('[data-step="1"]') ?? undefined);
    await view.fill('textbox', 'Milliseconds', '0');
    await view.waitPageText(/A wait is longer than 0/);
    await view.fill('textbox', 'Milliseconds', '20');

    await view.click('button', 'Run');
    await view.waitPageText(/failed: 2 of 3 steps in .*Step 3: No frame passed “\$\.never=1” within 150 ms/);
    await view.click('button', 'Report');
    await view.waitText('region', 'Report', /failed.*Expect No frame passed/);
    await tab.close();
    const stored = await browser().command<{ name: string; steps: unknown[] }[]>('sequences');
    expect(stored.find(({ name }) => name === 'Sequence 1')?.steps).toMatchObject([
      { kind: 'send' },
      { kind: 'wait', ms: 20 },
      { kind: 'expect', filter: '$.never=1', withinMs: 150, early: true },
    ]);
  });

  it('is stopped by its button, and ends with the connection', async () => {
    const steps: Step[] = [{ kind: 'wait', ms: 600_000 }];
    await browser().command('saveSequence', { name: 'A long wait', steps, rounds: 1 });
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await view.click('tab', 'Sequences');
    await view.click('button', 'Sequence');
    await view.clickElement('A long wait', (win) =>
      [...win.document.querySelectorAll<HTMLElement>('.sequence-list .menu-item')].find((item) =>
        item.textContent?.includes('A long wait'),
      ),
    );
    await view.click('button', 'Run');
    await view.click('button', 'Stop the sequence');
    await view.waitPageText(/“A long wait” stopped: 0 of 1 steps in .* Stopped by you/);
    await view.click('button', 'Run');
    await view.waitFor('button', 'Stop the sequence');
    gateway().dropAll();
    await tab.waitState(/Closed|Dropped|ended/);
    await view.click('button', 'Report');
    await view.waitText('region', 'Report', /Step 1: The connection ended/);
    await tab.close();
  });
});
