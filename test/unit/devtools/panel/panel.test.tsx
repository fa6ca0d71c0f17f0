// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { SessionRecord } from '#core/session.ts';
import { mountPanel } from '#devtools/panel/mountPanel.tsx';
import { createFakeBackground } from '#test/harness/console/fakeBackground.ts';
import { createFakeLog } from '#test/harness/console/fakeLog.ts';
import { profile } from '#test/harness/console/samples.ts';
import { fakeScanner } from '#test/harness/fakeScanner.ts';
import { fakeCapture } from '#test/harness/panel/fakeCapture.ts';
import { allKinds, pageSession } from '#test/harness/panel/pageSockets.ts';

let root: HTMLElement;
afterEach(() => act(() => render(null, root)));

/** The panel with these of `allKinds` captured. */
async function open(ids: number[] = [1, 2, 3, 4, 5], more: SessionRecord[] = []) {
  const log = createFakeLog();
  const capture = fakeCapture();
  for (const [session, detail] of allKinds(Date.now())) log.put(session, detail);
  for (const session of more) log.put(session, { id: session.id });
  const background = createFakeBackground(log, Date.now, { profiles: [profile(Date.now())] });
  const opened: unknown[] = [];
  root = document.createElement('div');
  document.body.replaceChildren(root);
  capture.become(ids.length > 0 ? 'complete' : 'off');
  capture.show(ids);
  await act(async () => {
    mountPanel(root, {
      background,
      log,
      scanner: fakeScanner(log),
      capture,
      onBackgroundEvent: background.listen,
      openConsole: async (options) => void opened.push(options),
      shell: {
        view: 'panel',
        openTab() {},
        openOptions() {},
        copyText: async () => {},
        requestTabAccess: async () => true,
        requestHosts: async () => true,
        upgrade: { offered: () => false, request: async () => false },
        mac: false,
      },
    });
    await vi.waitUntil(() => background.calls.length > 0);
  });
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const until = (what: () => boolean) => act(async () => void (await vi.waitUntil(what)));
  return {
    capture,
    background,
    opened,
    all,
    until,
    text: () => root.textContent ?? '',
    chosen: () => all('[role=option][aria-selected=true]').map(({ dataset }) => dataset.socket),
    tab: () => all('[role=tab][aria-selected=true]')[0]?.textContent,
    click: (element: HTMLElement | undefined) => act(async () => element?.click()),
    button: (name: string) =>
      all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name),
  };
}

it('says what to do while nothing is recorded, and does it', async () => {
  const panel = await open([]);
  expect(panel.text()).toContain('Nothing recorded yet');
  await panel.click(panel.all('.button.primary')[0]);
  expect(panel.capture.calls).toEqual([['reloadAndRecord']]);
  expect(panel.text()).toContain('No sockets seen');
});

it('says that a page cannot be recorded', async () => {
  const panel = await open([]);
  await act(() => panel.capture.become('unreachable', { message: 'The browser lets nobody in.' }));
  expect(panel.text()).toContain('This page cannot be recorded');
  expect(panel.all('[role=alert]')[0]?.textContent).toContain('The browser lets nobody in.');
});

it('looks at the first socket by itself; one that never opened is diagnosed', async () => {
  const panel = await open();
  await panel.until(() => panel.chosen().length > 0);
  expect(panel.chosen()).toEqual(['1']);
  expect(panel.tab()).toBe('Diagnosis');
});

it('goes back to the frames with a socket that has some, and keeps a tab that was chosen', async () => {
  const panel = await open();
  await panel.until(() => panel.chosen().length > 0);
  await panel.click(panel.all('[data-socket="2"]')[0]);
  expect([panel.chosen(), panel.tab()]).toEqual([['2'], 'Frames']);
  await panel.click(panel.all('#tab-signature')[0]);
  await panel.click(panel.all('[data-socket="1"]')[0]);
  expect([panel.chosen(), panel.tab()]).toEqual([['1'], 'Signature']);
});

it('looks at another once the one that was looked at is gone, and at none after the last', async () => {
  const panel = await open();
  await panel.until(() => panel.chosen().length > 0);
  await act(() => panel.capture.show([3, 4]));
  expect(panel.chosen()).toEqual(['3']);
  await act(() => panel.capture.show([]));
  expect(panel.text()).toContain('No sockets seen');
});

it('hands URL and profile over to the console, and keeps no draft of its own', async () => {
  const panel = await open([2]);
  await panel.until(() => panel.chosen().length > 0);
  await panel.click(panel.button('Open in console'));
  await panel.until(() => panel.opened.length > 0);
  expect(panel.opened).toEqual([{ connect: true }]);
  const drafts = panel.background.calls.filter(([name]) => name === 'keepDraft');
  expect(drafts).toHaveLength(1);
  expect(drafts[0]![1]).toMatchObject({ profileId: 'p1', sessionId: 0, url: allKinds(0)[1]![0].url });
});

it('takes the API of a socket that was signed for another region to the console, to be signed for its own', async () => {
  const panel = await open([1]);
  await panel.until(() => panel.chosen().length > 0);
  await panel.click(panel.button('Sign for eu-central-1 in the console'));
  await panel.until(() => panel.opened.length > 0);
  expect(panel.opened).toEqual([{ connect: true }]);
  const [draft] = panel.background.calls.filter(([name]) => name === 'keepDraft').slice(-1);
  expect(draft![1]).toMatchObject({ sessionId: 0, url: allKinds(0)[0]![0].url });
  // The host names its region: an override would only stand in the way.
  expect(draft![1]).not.toHaveProperty('region');
});

it('sends through the page’s socket after a warning only', async () => {
  const panel = await open([2]);
  await panel.until(() => panel.chosen().length > 0);
  const box = panel.all('textarea[aria-label=Message]')[0] as HTMLTextAreaElement;
  await act(() => {
    box.value = 'hello';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await panel.click(panel.button('Send as the page'));
  expect(panel.capture.calls).toEqual([]);
  await panel.click(panel.button('Do not send'));
  expect(panel.capture.calls).toEqual([]);
  await panel.click(panel.button('Send as the page'));
  await panel.click(panel.button('Send it'));
  expect(panel.capture.calls).toEqual([['send', 2, { text: 'hello' }]]);
  expect(panel.background.calls.some(([name]) => name === 'send')).toBe(false);
});

it('offers no composer for a socket that can be watched only', async () => {
  const panel = await open([4]);
  await panel.until(() => panel.chosen().length > 0);
  expect(panel.button('Send as the page')).toBeUndefined();
});

it('draws the latest 200 of a thousand sockets, finds in all of them, and shows more when asked', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) =>
    pageSession(Date.now(), { id: 10 + at, url: `wss://live.example.com/room-${at}` }),
  );
  const ids = many.map(({ id }) => id);
  const panel = await open(ids, many);
  await panel.until(() => panel.chosen().length > 0 || panel.all('[role=option]').length > 0);
  const drawn = () => panel.all('[role=option]').map(({ dataset }) => Number(dataset.socket));
  expect([drawn().length, drawn()[0], drawn().at(-1)]).toEqual([200, 810, 1_009]);
  await panel.click(panel.button('Show 200 earlier'));
  expect([drawn().length, drawn()[0]]).toEqual([400, 610]);
  const box = panel.all('.list-tools input')[0] as HTMLInputElement;
  await act(() => {
    box.value = 'room-7';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  // room-7, room-70 to room-79 and room-700 to room-799.
  expect([drawn().length, drawn()[0]]).toEqual([111, 17]);
});
