// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { FramesView } from '#console/frames/FramesView.tsx';
import type { PageSocket } from '#core/page/pageSocket.ts';
import type { SessionRecord } from '#core/session.ts';
import { textFrame } from '../frames/fakes.ts';
import { button, click, log, one, press, root, settle } from '../frames/mountFrames.tsx';

const kept = new Map<string, string>();
const preferences = {
  get: (name: string) => kept.get(name),
  set: (name: string, value: string) => void kept.set(name, value),
};
const onShowFrame = vi.fn();

async function mount(as: 'frames' | 'conversation' = 'conversation', record: Partial<SessionRecord> = {}) {
  show(as, record);
  await paired();
}

function show(as: 'frames' | 'conversation', record: Partial<SessionRecord> = {}) {
  act(() =>
    render(
      <FramesView
        log={log}
        scanner={log.scanner}
        session={{ ...log.record, ...record }}
        onClear={() => undefined}
        preferences={preferences}
        as={as}
        onShowFrame={onShowFrame}
      />,
      root,
    ),
  );
}

/** The picture is made a quarter of a second after the last change; within `act` nothing is painted. */
async function paired() {
  const isDone = () => root.querySelector('.conversation-bar')?.textContent?.includes('pairing') === false;
  for (let turn = 0; turn === 0 || (turn < 40 && !isDone()); turn += 1) {
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await settle();
  }
}

const exchanges = () =>
  [...root.querySelectorAll('[aria-label=Exchanges] [data-number]')].map((row) =>
    [...row.querySelectorAll('[role=gridcell]')].slice(2).map(({ textContent }) => textContent),
  );
const add = (...texts: string[]) => {
  for (const text of texts) log.add(1, (index) => textFrame(index, text));
};

test('requests and answers stand beside each other, with what it took and how they were paired', async () => {
  add(
    '{"action":"get","id":1}',
    '{"type":"got","id":1}',
    'hello',
    '{"type":"world"}',
    '{"action":"get","id":2}',
  );
  await mount();
  expect(exchanges()).toEqual([
    ['get', '{"action":"get","id":1}', '{"type":"got","id":1}', '1 s'],
    ['text', 'hello', '{"type":"world"}', '~1 s'],
    ['get', '{"action":"get","id":2}', 'no answer yet', ''],
  ]);
  expect(one('.conversation-sum').textContent).toBe(
    '3 exchanges · median 1 s · slowest 1 s · 1 guessed by order',
  );
  expect(root.querySelector('[title="Answered after 1 s. Paired by $.id."]')).not.toBeNull();
  expect(
    root.querySelector('[title="Answered after 1 s. Paired by order alone, which is a guess."]'),
  ).not.toBeNull();
});

test('what is stored is never called nothing while it is paired', async () => {
  add('{"action":"get","id":1}', '{"type":"got","id":1}');
  show('conversation');
  const said = new Set<string | null>();
  for (let turn = 0; turn < 400 && exchanges().length === 0; turn += 1) {
    for (const empty of root.querySelectorAll('.conversation .frame-empty')) said.add(empty.textContent);
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  }
  expect(exchanges()).toHaveLength(1);
  expect([...said]).toEqual(['Pairing …']);
});

const page: PageSocket = { pageUrl: 'https://app.example/', scope: 'page', seenFrom: 'start' };

test.each<[string, Partial<SessionRecord>, string]>([
  ['open', {}, 'No requests yet: send one, and it appears here with its answer.'],
  ['a page’s', { page }, 'No requests yet: what the page sends appears here with its answer.'],
  [
    'a page’s without its frames',
    { page: { ...page, framesUnseen: true } },
    'The frames of this socket are not seen, so none can be paired.',
  ],
  ['failed', { state: 'failed' }, 'The handshake failed, so nothing was asked.'],
  ['closed', { state: 'closed' }, 'The connection is over, and no request is in its log.'],
])('nothing at all is told as it is where the connection is %s', async (_, record, words) => {
  await mount('conversation', { state: 'open', ...record });
  expect(one('.conversation .frame-empty').textContent).toBe(words);
});

test('a half opens in the detail, by mouse and keys, and leads to the list of frames', async () => {
  add('{"action":"get","id":1}', '{"type":"got","id":1}', '{"action":"get","id":2}', '{"type":"got","id":2}');
  await mount();
  await click(root.querySelectorAll('[data-side=response]')[0]!);
  expect(one('.frame-detail h2').textContent).toBe('#2 ↓');
  const list = one('[aria-label=Exchanges]');
  await press('ArrowDown', list);
  expect(one('.frame-detail h2').textContent).toBe('#4 ↓');
  await press('ArrowLeft', list);
  expect(one('.frame-detail h2').textContent).toBe('#3 ↑');
  expect(list.getAttribute('aria-activedescendant')).toBe('exchange-1-request');
  expect(root.querySelector('#exchange-1-request')?.getAttribute('aria-selected')).toBe('true');
  await press('c', list);
  expect(one('.frame-diff h2').textContent).toBe('#3 ↑ → #4 ↓');
  await press('Escape', list);
  await click(button('Show in frames')[0]!);
  expect(onShowFrame).toHaveBeenCalledWith(3);
});

test('routes have figures, and lead to their exchanges', async () => {
  add('{"action":"a","id":1}', '{"type":"x","id":1}', '{"action":"b","id":2}', '{"ok":false,"id":2}');
  await mount();
  await click(button('Routes')[0]!);
  const cells = [...root.querySelectorAll('[aria-label=Routes] tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(cells).toEqual([
    ['a', '1', '1 s', '1 s', '–', '–', '–', '–'],
    ['b', '1', '1 s', '1 s', '–', '1', '–', '–'],
  ]);
  await click(button('b')[0]!);
  expect(exchanges().map(([route]) => route)).toEqual(['b']);
  await click(one('.conversation-route'));
  expect(exchanges()).toHaveLength(2);
});

test('the person’s path pairs instead, and is kept; a wrong one is told', async () => {
  add('["1","room","ask"]', '["2","room","push"]', '["3","room","ask"]', '["1","room","reply"]');
  await mount();
  expect(exchanges().map((cells) => cells[2])).toEqual(['["2","room","push"]', '["1","room","reply"]']);
  const write = async (text: string) => {
    const box = one<HTMLInputElement>('[aria-label="JSON path of the id"]');
    await act(async () => {
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => {
      box.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await paired();
  };
  await click(button('Pair by')[0]!);
  await write('first');
  expect(one('.pair-by [role=alert]').textContent).toContain('no JSON path');
  await write('$[0]');
  expect(exchanges().map((cells) => cells.slice(1))).toEqual([
    ['["1","room","ask"]', '["1","room","reply"]', '3 s'],
    ['["3","room","ask"]', 'no answer yet', ''],
  ]);
  expect(button('Pair by $[0]')).toHaveLength(1);
  expect(kept.get('pairing')).toContain('$[0]');
  kept.clear();
});

test('where nothing was asked, that is said', async () => {
  log.add(1, () => textFrame(0, '{"type":"tick"}', { direction: 'received' }));
  await mount();
  expect(one('.frame-empty').textContent).toBe('Nothing was asked: all 1 messages stand alone.');
});
