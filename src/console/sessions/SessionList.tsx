import { type Signal, useComputed } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '#core/problem.ts';
import { moveFocus } from '#ui/moveFocus.ts';
import { useConsole } from '../context.ts';
import { findSessions } from './findSessions.ts';
import type { RowAction } from './SessionActions.tsx';
import { SessionFoot } from './SessionFoot.tsx';
import { SessionRow } from './SessionRow.tsx';
import { lossWords } from './sessionFacts.ts';
import { useListedSessions } from './useListedSessions.ts';
import { useRowFocus } from './useRowFocus.ts';

/** What is being done in the list; `sweep` asks whether to delete all that are not pinned. */
export type Editing = { id: number; what: 'rename' | 'delete' } | { what: 'sweep' };

/** So many rows are drawn at first, and so many more whenever the end comes near. */
const PAGE = 100;

export interface SessionListProps {
  filter: string;
  editing: Signal<Editing | undefined>;
  close(options?: { focus: boolean }): void;
}

/** Every session, latest first, with all that can be done to it. */
export function SessionList({ filter, editing, close }: SessionListProps) {
  const { store } = useConsole();
  const list = useRef<HTMLUListElement>(null);
  const listed = useListedSessions();
  const found = findSessions(filter, listed);
  const current = useComputed(() => store.session.value?.id).value;
  const [limit, setLimit] = useState(
    () =>
      PAGE +
      Math.max(
        0,
        found.findIndex(({ id }) => id === current),
      ),
  );
  const [hovered, setHovered] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const shown = found.slice(0, limit);
  const focus = useRowFocus(list, shown, current);
  const mode = editing.value;

  useLayoutEffect(() => {
    // A field or a question that is gone gives the focus back to its row.
    if (mode === undefined) focus.restore();
  }, [mode]);

  const run = async (action: Promise<Problem | undefined>) => setProblem(await action);

  function remove(id: number): void {
    editing.value = undefined;
    void run(store.deleteSessions([id]));
  }

  function onAction(id: number, action: RowAction): void {
    const session = listed.find((one) => one.id === id);
    if (!session) return;
    setProblem(undefined);
    if (action === 'export') {
      // The export opens elsewhere and takes the focus there.
      close({ focus: false });
      store.askExport(id);
    } else if (action === 'open' || action === 'again') {
      close();
      if (action === 'open') store.chooseSession(id);
      else void store.connectAgain(id);
    } else if (action === 'pin') void run(store.changeSession(id, { pinned: !session.pinned }));
    else if (action === 'delete' && lossWords(session) === undefined) remove(id);
    else editing.value = { id, what: action };
  }

  function rename(id: number, name: string): void {
    // A field that goes tells its text once more: after Enter, and after Escape too.
    const now = editing.peek();
    if (now?.what !== 'rename' || now.id !== id) return;
    editing.value = undefined;
    const old = listed.find((one) => one.id === id)?.name;
    if (name.trim() !== '' && name.trim() !== old) void run(store.changeSession(id, { name: name.trim() }));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[data-session]');
    if (!row || target.closest('.session-edit')) return;
    const id = Number(row.dataset.session);
    if (event.key === 'F2') onAction(id, 'rename');
    else if (event.key === 'Delete' || event.key === 'Backspace') onAction(id, 'delete');
    else if (/^Arrow(Left|Right)$/.test(event.key))
      moveFocus(event, row.querySelectorAll('button'), 'horizontal');
    else if (/^Arrow(Up|Down)$/.test(event.key) && !target.classList.contains('menu-item')) {
      // Among the actions, as from the row itself.
      row.querySelector<HTMLElement>('.menu-item')?.focus();
      moveFocus(event, list.current!.querySelectorAll<HTMLElement>('.menu-item'), 'vertical');
    } else if (event.key === 'End' && limit < found.length) {
      setLimit(found.length);
      focus.move(found.at(-1)!.id);
    } else return;
    event.preventDefault();
  }

  function onScroll(): void {
    const { scrollTop, clientHeight, scrollHeight } = list.current!;
    if (limit < found.length && scrollTop + 2 * clientHeight > scrollHeight) setLimit(limit + PAGE);
  }

  return (
    <>
      {listed.length === 0 && <p class="menu-empty">No session is left.</p>}
      {listed.length > 0 && found.length === 0 && (
        <p class="menu-empty" role="status">
          Nothing matches “{filter}”.
        </p>
      )}
      <ul
        ref={list}
        class="session-list"
        aria-label="Sessions"
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onFocusCapture={focus.onFocus}
        onPointerOver={(event) => setHovered(rowOf(event.target))}
        onPointerLeave={() => setHovered(undefined)}
      >
        {shown.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            shown={session.id === current}
            tabStop={session.id === focus.stop}
            active={session.id === hovered || session.id === focus.at}
            editing={mode && mode.what !== 'sweep' && mode.id === session.id ? mode.what : undefined}
            onAction={onAction}
            onRename={rename}
            onRemove={remove}
            onKeep={() => {
              editing.value = undefined;
            }}
          />
        ))}
      </ul>
      {problem && (
        <div class="banner bad" role="alert">
          <p>
            {problem.message} {problem.next && <span class="dim">{problem.next}</span>}
          </p>
        </div>
      )}
      <SessionFoot
        sessions={listed}
        editing={editing}
        onDelete={(ids) => void run(store.deleteSessions(ids))}
      />
    </>
  );
}

function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-session]') : null;
  return row ? Number(row.dataset.session) : undefined;
}
