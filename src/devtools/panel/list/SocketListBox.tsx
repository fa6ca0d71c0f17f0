import { useRef, useState } from 'preact/hooks';
import { moveFocus } from '#ui/moveFocus.ts';
import { usePanel } from '../context.ts';
import { SocketRow } from './SocketRow.tsx';

/** So many of the latest are drawn, and so many more when asked for. */
const PAGE = 200;

/** The page's sockets. Arrows, Home and End choose (https://www.w3.org/WAI/ARIA/apg/patterns/listbox/). */
export function SocketListBox() {
  const { list, store } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  const [limit, setLimit] = useState(PAGE);
  const found = list.found.value;
  const shown = found.slice(-limit);
  const chosen = store.sessionId.value;
  const stop = shown.some(({ id }) => id === chosen) ? chosen : shown[0]?.id;

  return (
    <>
      {found.length > shown.length && (
        <button type="button" class="button quiet small" onClick={() => setLimit(limit + PAGE)}>
          Show {Math.min(PAGE, found.length - shown.length)} earlier
        </button>
      )}
      {list.all.value.length > 0 && found.length === 0 && (
        <p class="list-empty" role="status">
          Nothing matches “{list.filter.value}”.
        </p>
      )}
      <div
        ref={box}
        role="listbox"
        aria-label="Sockets"
        class="socket-list"
        onClick={({ target }) => {
          const row = target instanceof Element && target.closest<HTMLElement>('[data-socket]');
          if (row) list.choose(Number(row.dataset.socket));
        }}
        onKeyDown={(event) => {
          moveFocus(event, box.current!.querySelectorAll<HTMLElement>('[role="option"]'), 'vertical');
        }}
      >
        {shown.map((session) => (
          <SocketRow
            key={session.id}
            session={session}
            chosen={session.id === chosen}
            tabStop={session.id === stop}
            onChoose={list.choose}
          />
        ))}
      </div>
    </>
  );
}
