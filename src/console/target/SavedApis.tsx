import { useEffect, useRef, useState } from 'preact/hooks';
import { IconList } from '#ui/icons.tsx';
import { moveFocus } from '#ui/moveFocus.ts';
import { usePopover } from '#ui/usePopover.ts';
import { useConsole } from '../context.ts';
import { findTargets } from './findTargets.ts';

/** Saved APIs and the URLs of lately, to be filtered by typing and chosen by arrows and Enter. */
export function SavedApis({ onChosen }: { onChosen(): void }) {
  const { store } = useConsole();
  const { root, button, open, setOpen, close } = usePopover();
  const [filter, setFilter] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const { apis, recents } = findTargets(filter, store.apis.value, store.recents.value);
  const none = store.apis.value.length + store.recents.value.length === 0;

  useEffect(() => {
    if (open) search.current?.focus();
    else setFilter('');
  }, [open]);

  function choose(act: () => void): void {
    close({ focus: false });
    act();
    onChosen();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];
    if (event.key === 'Enter' && event.target === search.current) {
      event.preventDefault();
      items[0]?.click();
    } else if (event.target === search.current) {
      if (event.key === 'ArrowDown') moveFocus(event, items, 'vertical');
    } else if (event.key === 'ArrowUp' && event.target === items[0]) {
      event.preventDefault();
      search.current?.focus();
    } else moveFocus(event, items, 'vertical');
  }

  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class="button quiet icon small"
        aria-label="Saved APIs"
        title="Saved APIs and recent URLs"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconList />
      </button>
      {open && (
        <div class="menu align-start saved-apis" role="dialog" aria-label="Saved APIs" onKeyDown={onKeyDown}>
          {none ? (
            <p class="menu-empty">
              Nothing saved yet. Connect to a URL, or save it under a name with the star.
            </p>
          ) : (
            <input
              ref={search}
              class="input"
              type="search"
              aria-label="Find a saved API"
              placeholder="Find by name or URL"
              value={filter}
              onInput={(event) => setFilter(event.currentTarget.value)}
            />
          )}
          {apis.length > 0 && <p class="menu-title">Saved</p>}
          {apis.map((api) => (
            <button
              type="button"
              class="menu-item target"
              key={api.id}
              title={api.url}
              onClick={() => choose(() => store.chooseApi(api))}
            >
              <span class="target-name ellipsis">{api.name}</span>
              <span class="target-url mono dim ellipsis">{api.url}</span>
            </button>
          ))}
          {recents.length > 0 && <p class="menu-title">Recent</p>}
          {recents.map((recent) => (
            <button
              type="button"
              class="menu-item target"
              key={`${recent.profileId} ${recent.url}`}
              title={recent.url}
              onClick={() => choose(() => store.chooseRecent(recent))}
            >
              <span class="target-url mono ellipsis">{recent.url}</span>
              <span class="dim target-profile ellipsis">
                {store.profiles.value.find(({ id }) => id === recent.profileId)?.name}
              </span>
            </button>
          ))}
          {!none && apis.length + recents.length === 0 && (
            <p class="menu-empty" role="status">
              Nothing matches “{filter}”.
            </p>
          )}
        </div>
      )}
    </div>
  );
}
