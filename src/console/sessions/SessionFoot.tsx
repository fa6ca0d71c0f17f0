import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import { useConsole } from '../context.ts';
import { ImportButton } from '../import/ImportButton.tsx';
import { isLive } from '../store/derive.ts';
import { retentionWords } from './retentionWords.ts';
import type { Editing } from './SessionList.tsx';
import { plural } from './sessionFacts.ts';

export interface SessionFootProps {
  sessions: readonly SessionRecord[];
  editing: Signal<Editing | undefined>;
  onDelete(ids: number[]): void;
}

/** How long sessions are kept, and the way to be rid of them all. */
export function SessionFoot({ sessions, editing, onDelete }: SessionFootProps) {
  const { store, shell } = useConsole();
  const ask = useRef<HTMLButtonElement>(null);
  const loose = sessions.filter(({ pinned }) => !pinned);
  const asking = editing.value?.what === 'sweep' && loose.length > 0;
  const sure = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    if (asking) sure.current?.focus();
    else if (asked.current && document.activeElement === document.body) ask.current?.focus();
    asked.current = asking;
  }, [asking]);

  if (asking) {
    return (
      <fieldset class="session-foot" aria-label="Delete sessions">
        <p>{sweepWords(loose, sessions.length - loose.length)}</p>
        <button
          type="button"
          ref={sure}
          class="button danger small"
          onClick={() => {
            editing.value = undefined;
            onDelete(loose.map(({ id }) => id));
          }}
        >
          Delete {plural(loose.length, 'session')}
        </button>
        <button
          type="button"
          class="button small"
          onClick={() => {
            editing.value = undefined;
          }}
        >
          Keep
        </button>
      </fieldset>
    );
  }
  return (
    <div class="session-foot">
      <p class="hint">{retentionWords(store.retention.value)}</p>
      <ImportButton />
      <button type="button" class="button quiet small" onClick={() => shell.openOptions('history')}>
        History settings
      </button>
      <button
        type="button"
        ref={ask}
        class="button danger small"
        aria-disabled={loose.length === 0}
        onClick={() => {
          if (loose.length > 0) editing.value = { what: 'sweep' };
        }}
      >
        Delete all but pinned
      </button>
    </div>
  );
}

function sweepWords(loose: readonly SessionRecord[], pinned: number): string {
  const open = loose.filter(isLive).length;
  return [
    `Delete ${plural(loose.length, 'session')} and all their frames?`,
    ...(open > 0 ? [`${plural(open, 'open connection')} will be closed.`] : []),
    ...(pinned > 0 ? [`${plural(pinned, 'pinned session')} will stay.`] : []),
  ].join(' ');
}
