// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import type { SessionRecord } from '#core/session.ts';
import { AWS_URL, failedSession, session } from '#test/harness/console/samples.ts';
import { mountOnFakes, press, type } from './mountOnFakes.tsx';
import { callsOf } from './store/openStore.ts';

let view: Awaited<ReturnType<typeof mountOnFakes>>;
afterEach(() => view.unmount());

const ended = { state: 'closed', close: { code: 1000, reason: '', wasClean: true } } as const;

/** The console with these sessions, the first of which is looked at, and their list opened. */
async function openList(sessions: (now: number) => SessionRecord[]) {
  const first = sessions(0)[0]!.id;
  view = await mountOnFakes({ draft: { url: AWS_URL, profileId: 'p1', sessionId: first } }, (log, now) => {
    for (const one of sessions(now)) log.put(one);
  });
  await view.click(view.button('Sessions'));
}

const three = (now: number) => [
  session(now, { id: 3, name: 'third' }),
  session(now, { id: 2, name: 'second', endedAt: now, ...ended }),
  failedSession(now, { id: 1, name: 'first' }),
];

const names = () => view.all('.session-row').map((row) => row.querySelector('.session-name')?.textContent);
const row = (id: number) => view.all(`[data-session="${id}"] .menu-item`)[0]!;
const focused = () => document.activeElement as HTMLElement;

it('is opened at the session that is looked at, and gives the focus back', async () => {
  await openList(three);
  expect(focused()).toBe(row(3));
  expect(names()).toEqual(['third', 'second', 'first']);
  await press(focused(), 'Escape');
  expect(view.all('.session-row')).toEqual([]);
  expect(focused()).toBe(view.button('Sessions'));
});

it('looks at a session that is chosen by the keyboard', async () => {
  await openList(three);
  await press(focused(), 'ArrowDown');
  expect(focused()).toBe(row(2));
  await view.click(focused());
  expect(view.store.session.value?.id).toBe(2);
  expect(focused()).toBe(view.button('Sessions'));
});

describe('renaming', () => {
  it('by F2 and Enter sends the new name', async () => {
    await openList(three);
    await press(focused(), 'F2');
    const field = view.named('input', 'Session name') as HTMLInputElement;
    expect(field.value).toBe('third');
    await type(field, '  before the fix ');
    await press(field, 'Enter');
    expect(callsOf(view.background, 'changeSession')).toEqual([[3, { name: 'before the fix' }]]);
    expect(names()[0]).toBe('before the fix');
    expect(focused()).toBe(row(3));
  });

  it('ends by Escape with the old name, and leaves the list open', async () => {
    await openList(three);
    await press(focused(), 'F2');
    const field = view.named('input', 'Session name');
    await type(field, 'never mind');
    await press(field, 'Escape');
    expect(callsOf(view.background, 'changeSession')).toEqual([]);
    expect(focused()).toBe(row(3));
  });

  it('takes no empty name', async () => {
    await openList(three);
    await press(focused(), 'F2');
    await type(view.named('input', 'Session name'), ' ');
    await press(view.named('input', 'Session name'), 'Enter');
    expect(callsOf(view.background, 'changeSession')).toEqual([]);
    expect(names()[0]).toBe('third');
  });

  it('that is refused is told in the list', async () => {
    await openList(three);
    view.background.failNext('changeSession', new Problem('log.write', 'The disk is full.', 'Make room.'));
    await view.click(view.button('Pin'));
    expect(view.all('.sessions [role=alert]')[0]?.textContent).toBe('The disk is full. Make room.');
  });
});

describe('pinning', () => {
  it('goes by the buttons of the row, which the arrows reach', async () => {
    await openList(three);
    await press(focused(), 'ArrowRight');
    await press(focused(), 'ArrowRight');
    await press(focused(), 'ArrowRight');
    expect(focused()).toBe(view.button('Pin'));
    await view.click(focused());
    expect(callsOf(view.background, 'changeSession')).toEqual([[3, { pinned: true }]]);
    await view.click(view.button('Unpin'));
    expect(callsOf(view.background, 'changeSession')).toEqual([
      [3, { pinned: true }],
      [3, { pinned: false }],
    ]);
  });
});

describe('deleting', () => {
  it('asks before frames are lost, and goes on at the next row', async () => {
    await openList(three);
    await press(focused(), 'ArrowDown');
    await press(focused(), 'Delete');
    expect(view.text()).toContain('Delete its 12,493 rows?');
    expect(callsOf(view.background, 'removeSession')).toEqual([]);
    await view.click(view.button('Delete session'));
    expect(callsOf(view.background, 'removeSession')).toEqual([[2]]);
    expect(names()).toEqual(['third', 'first']);
    expect(focused()).toBe(row(1));
    expect(view.store.session.value?.id).toBe(3);
  });

  it('does not ask where no frame would be lost', async () => {
    await openList(three);
    await press(focused(), 'End');
    await press(focused(), 'Delete');
    expect(callsOf(view.background, 'removeSession')).toEqual([[1]]);
    expect(focused()).toBe(row(2));
  });

  it('is taken back by Escape', async () => {
    await openList(three);
    await press(focused(), 'Delete');
    await press(focused(), 'Escape');
    expect(callsOf(view.background, 'removeSession')).toEqual([]);
    expect(focused()).toBe(row(3));
  });

  it('of all but pinned says what it does, and does it', async () => {
    await openList((now) => [...three(now), session(now, { id: 4, name: 'kept', pinned: true, ...ended })]);
    await view.click(view.button('Delete all but pinned'));
    expect(view.text()).toContain('Delete 3 sessions and all their frames?');
    expect(view.text()).toContain('1 open connection will be closed. 1 pinned session will stay.');
    await view.click(view.button('Delete 3 sessions'));
    expect(callsOf(view.background, 'removeSession')).toEqual([[3], [2], [1]]);
    expect(names()).toEqual(['kept']);
    expect(view.button('Delete all but pinned').getAttribute('aria-disabled')).toBe('true');
  });

  it('by another view takes the row out, and the focus to its neighbour', async () => {
    await openList(three);
    await press(focused(), 'ArrowDown');
    view.log.drop(2);
    await view.advance(0);
    expect(names()).toEqual(['third', 'first']);
    expect(focused()).toBe(row(1));
  });
});

it('connects again with what the session was opened with', async () => {
  await openList(three);
  await press(focused(), 'ArrowDown');
  await press(focused(), 'ArrowRight');
  await view.click(focused());
  expect(callsOf(view.background, 'connect')).toHaveLength(1);
  expect(view.all('.session-row')).toEqual([]);
});

describe('hundreds of sessions', () => {
  const many = (now: number) =>
    Array.from({ length: 400 }, (_, at) =>
      session(now, { id: 400 - at, name: `room ${400 - at}`, endedAt: now, ...ended }),
    );

  it('are drawn as far as they are seen, and reached by End', async () => {
    await openList(many);
    expect(view.all('.session-row').length).toBeLessThan(150);
    const search = view.named('input', 'Find a session');
    expect(focused()).toBe(search);
    await press(search, 'ArrowDown');
    await press(focused(), 'End');
    expect(focused()).toBe(row(1));
  });

  it('are found by typing, and Enter takes the first', async () => {
    await openList(many);
    await type(view.named('input', 'Find a session'), 'room 123');
    expect(names()).toEqual(['room 123']);
    await press(view.named('input', 'Find a session'), 'Enter');
    expect(view.store.session.value?.id).toBe(123);
  });
});

it('says how long sessions are kept, with the way to change it', async () => {
  await openList(three);
  await view.advance(0);
  expect(view.text()).toContain('All sessions are deleted when the browser closes.');
  await view.click(view.button('History settings'));
  expect(view.options).toEqual(['history']);
});
