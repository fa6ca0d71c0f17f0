import { useEffect, useRef } from 'preact/hooks';
import { moveFocus } from '#ui/moveFocus.ts';
import { useConsole } from '../context.ts';
import type { TabName } from '../store/state.ts';

export const TABS: readonly { name: TabName; label: string }[] = [
  { name: 'frames', label: 'Frames' },
  { name: 'conversation', label: 'Conversation' },
  { name: 'handshake', label: 'Handshake' },
  { name: 'signature', label: 'Signature' },
  { name: 'diagnosis', label: 'Diagnosis' },
  { name: 'sequences', label: 'Sequences' },
];

/** Frames and Conversation are two lists of one panel, with the same filter and detail. */
export const panelId = (name: TabName): string => `panel-${name === 'conversation' ? 'frames' : name}`;

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ with automatic activation. */
export function TabBar() {
  const { store, shell } = useConsole();
  const list = useRef<HTMLDivElement>(null);
  const chosen = store.tab.value;
  // A page’s own sockets run none.
  const tabs = shell.view === 'panel' ? TABS.filter(({ name }) => name !== 'sequences') : TABS;
  // Where not all fit: a link such as “Why?” may lead to one that is out of sight.
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);

  return (
    <div
      ref={list}
      class="tab-bar"
      role="tablist"
      aria-label="Views of the connection"
      onKeyDown={(event) => {
        const tab = moveFocus(
          event,
          list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [],
          'horizontal',
        );
        const name = TABS.find(({ name }) => tab?.id === `tab-${name}`)?.name;
        if (name) store.setTab(name);
      }}
    >
      {tabs.map(({ name, label }) => (
        <button
          type="button"
          role="tab"
          key={name}
          data-label={label}
          id={`tab-${name}`}
          aria-selected={name === chosen}
          aria-controls={panelId(name)}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => store.setTab(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
