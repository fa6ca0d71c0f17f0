import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConsoleStore } from '#console/store/createStore.ts';
import { NEW_CONNECTION } from '#console/store/state.ts';
import type { SessionRecord } from '#core/session.ts';
import type { Capture } from '../../capture/contract.ts';
import { findSockets } from './findSockets.ts';

/** The page's sockets as they are listed, and which of them is looked at. */
export interface SocketList {
  /** In the order in which they were made. */
  all: ReadonlySignal<readonly SessionRecord[]>;
  filter: Signal<string>;
  found: ReadonlySignal<readonly SessionRecord[]>;
  choose(id: number): void;
  stop(): void;
}

type Store = Pick<
  ConsoleStore,
  'sessions' | 'sessionId' | 'tab' | 'chooseSession' | 'newConnection' | 'setTab'
>;

/**
 * Looks at the first socket by itself, and at the first that is left once the one looked at is off
 * the list. A socket that never opened has no frames, so its diagnosis is shown in their place.
 */
export function createSocketList(store: Store, capture: Pick<Capture, 'sessionIds'>): SocketList {
  const filter = signal('');
  const all = computed(() => {
    const records = new Map(store.sessions.value.map((session) => [session.id, session]));
    return capture.sessionIds.value.flatMap((id) => records.get(id) ?? []);
  });
  const found = computed(() => findSockets(filter.value, all.value));
  let turned = false;

  function choose(id: number): void {
    const session = all.peek().find((one) => one.id === id);
    if (!session || store.sessionId.peek() === id) return;
    const tab = store.tab.peek();
    batch(() => {
      store.chooseSession(id);
      if (session.state === 'failed' && tab === 'frames') {
        turned = true;
        store.setTab('diagnosis');
      } else if (session.state !== 'failed' && tab === 'diagnosis' && turned) store.setTab('frames');
      if (store.tab.peek() !== 'diagnosis') turned = false;
    });
  }

  const stop = effect(() => {
    const listed = all.value;
    const shown = store.sessionId.value;
    if (listed.some(({ id }) => id === shown)) return;
    const first = listed[0];
    if (first) choose(first.id);
    else if (shown !== NEW_CONNECTION) store.newConnection();
  });

  return { all, filter, found, choose, stop };
}
