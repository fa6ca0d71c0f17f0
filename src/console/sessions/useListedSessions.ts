import { useComputed } from '@preact/signals';
import type { SessionRecord } from '#core/session.ts';
import { useConsole } from '../context.ts';

/** The sessions, anew each second and when one comes, goes or changes its state, not with every message. */
export function useListedSessions(): readonly SessionRecord[] {
  const { store } = useConsole();
  const shape = useComputed(() =>
    store.sessions.value.map(({ id, name, state, pinned }) => [id, state, pinned, name].join(' ')).join('\n'),
  );
  return useComputed(() => {
    void shape.value;
    void store.now.value;
    return store.sessions.peek();
  }).value;
}
