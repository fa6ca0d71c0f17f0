import { useRef } from 'preact/hooks';
import type { SavedMessage } from '#core/compose/saved.ts';
import { useConsole } from '../../context.ts';
import type { Moves } from './useMoves.ts';

export interface MessageRowProps {
  message: SavedMessage;
  moves: Moves;
  onEdit(): void;
  onUse(): void;
  onDrag(begun: boolean): void;
}

/** Characters that are shown of a message. */
const SHOWN = 160;

/** One saved message; Alt+↑ and Alt+↓ move it, F2 renames it, Delete deletes it. */
export function MessageRow({ message, moves, onEdit, onUse, onDrag }: MessageRowProps) {
  const { store } = useConsole();
  const item = useRef<HTMLButtonElement>(null);
  const { name, text } = message;
  const api = store.composeApi.value;
  const onConnect = store.choices.value.onConnect === message.id;

  async function step(direction: -1 | 1): Promise<void> {
    await moves.step(message, direction);
    // It may have gone to another folder, and there it is another element.
    requestAnimationFrame(() => {
      (document.querySelector<HTMLElement>(`[data-message="${message.id}"]`) ?? item.current)?.focus();
    });
  }

  function remove(): void {
    const items = [...document.querySelectorAll<HTMLElement>('[data-message]')];
    const at = items.indexOf(item.current!);
    (items[at + 1] ?? items[at - 1])?.focus();
    void moves.remove(message);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const upDown = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.key === 'F2') onEdit();
    else if (event.key === 'Delete') remove();
    else if (upDown && event.altKey) void step(event.key === 'ArrowUp' ? -1 : 1);
    else return;
    event.preventDefault();
  }

  const dragging = {
    onDragStart: (event: DragEvent) => {
      // Firefox drags nothing without data.
      event.dataTransfer?.setData('text/plain', name);
      onDrag(true);
    },
    onDragEnd: () => onDrag(false),
  };

  return (
    <div class="drawer-row" draggable {...dragging}>
      <button
        type="button"
        ref={item}
        class="drawer-item"
        data-message={message.id}
        aria-label={name}
        title={`${name}\n${text.slice(0, SHOWN)}\n\nF2 renames, Alt+↑ and Alt+↓ move, Delete deletes`}
        onClick={onUse}
        onKeyDown={onKeyDown}
      >
        <span class="item-name ellipsis">{name}</span>
        {onConnect && <span class="chip ok">on connect</span>}
        <code class="dim ellipsis">{text.slice(0, SHOWN)}</code>
      </button>
      <span class="row-tools">
        {api && (
          <button
            type="button"
            class="button quiet small"
            aria-pressed={onConnect}
            aria-label={`Send “${name}” on connect`}
            title={`Sends it whenever “${api.name}” connects`}
            onClick={() => void moves.toggleOnConnect(message)}
          >
            On connect
          </button>
        )}
        <button type="button" class="button quiet small" aria-label={`Rename “${name}”`} onClick={onEdit}>
          Rename
        </button>
        <button
          type="button"
          class="button quiet icon small"
          aria-label={`Move “${name}” up`}
          onClick={() => void step(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          class="button quiet icon small"
          aria-label={`Move “${name}” down`}
          onClick={() => void step(1)}
        >
          ↓
        </button>
        <button
          type="button"
          class="button quiet small danger"
          aria-label={`Delete “${name}”`}
          onClick={remove}
        >
          Delete
        </button>
      </span>
    </div>
  );
}
