import { useState } from 'preact/hooks';
import { isUnsigned, UNSIGNED_NAME } from '#core/unsigned.ts';
import { IconList } from '#ui/icons.tsx';
import { ListPopover } from '#ui/ListPopover.tsx';
import { useConsole } from '../context.ts';
import { findTargets } from './findTargets.ts';

/** Saved APIs and the URLs of lately, to be filtered by typing and chosen by arrows and Enter. */
export function SavedApis({ onChosen }: { onChosen(): void }) {
  const { store } = useConsole();
  const [filter, setFilter] = useState('');
  const { apis, recents } = findTargets(filter, store.apis.value, store.recents.value);
  const none = store.apis.value.length + store.recents.value.length === 0;

  return (
    <ListPopover
      label="Saved APIs"
      title="Saved APIs and recent URLs"
      className="button quiet icon small"
      align="start"
      listClassName="saved-apis"
      face={<IconList />}
      search={
        none
          ? undefined
          : { label: 'Find a saved API', placeholder: 'Find by name or URL', text: filter, onText: setFilter }
      }
      onOpen={(open) => !open && setFilter('')}
    >
      {(close) => {
        const choose = (act: () => void) => () => {
          close({ focus: false });
          act();
          onChosen();
        };
        return (
          <>
            {none && (
              <p class="menu-empty">
                Nothing saved yet. Connect to a URL, or save it under a name with the star.
              </p>
            )}
            {apis.length > 0 && <p class="menu-title">Saved</p>}
            {apis.map((api) => (
              <button
                type="button"
                class="menu-item target"
                key={api.id}
                title={api.url}
                onClick={choose(() => store.chooseApi(api))}
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
                onClick={choose(() => store.chooseRecent(recent))}
              >
                <span class="target-url mono ellipsis">{recent.url}</span>
                <span class="dim target-profile ellipsis">
                  {isUnsigned(recent)
                    ? UNSIGNED_NAME
                    : store.profiles.value.find(({ id }) => id === recent.profileId)?.name}
                </span>
              </button>
            ))}
            {!none && apis.length + recents.length === 0 && (
              <p class="menu-empty" role="status">
                Nothing matches “{filter}”.
              </p>
            )}
          </>
        );
      }}
    </ListPopover>
  );
}
