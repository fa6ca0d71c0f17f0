import { useEffect, useState } from 'preact/hooks';
import { IconChevron } from '#ui/icons.tsx';
import { MenuButton, type MenuItem } from '#ui/MenuButton.tsx';
import { usePanel } from '../context.ts';
import type { AlwaysRecord } from '../props.ts';
import { useAlways } from './useAlways.ts';

/** Reloads the page and records it from its first script on; the menu has the other ways. */
export function RecordButton() {
  const { capture, always } = usePanel();
  const recording = capture.recording.value;
  const on = recording === 'complete' || recording === 'partial';
  const { site, on: isAlways } = useAlways(always);
  const [declined, setDeclined] = useState(false);
  useEffect(() => setDeclined(false), [site, isAlways]);

  const items: MenuItem[] = [
    ...(on
      ? [{ id: 'stop', label: 'Stop recording' }]
      : [{ id: 'start', label: 'Record without reloading', detail: 'from now on' }]),
    ...(site === undefined
      ? []
      : isAlways
        ? [{ id: 'never', label: 'Record this site no longer by itself' }]
        : [
            {
              id: 'always',
              label: 'Always record on this site',
              detail: always?.elsewhere ? 'in the options' : 'asks for access',
            },
          ]),
  ];

  function select(id: string): void {
    if (id === 'start') void capture.start();
    else if (id === 'stop') void capture.stop();
    else if (always) turn(always, id === 'always');
  }

  /** Nothing is awaited before: the browser forgets the click. */
  function turn(always: AlwaysRecord, to: boolean): void {
    always.turn(to).then(
      (done) => setDeclined(!done && !always.elsewhere),
      () => setDeclined(true),
    );
  }

  return (
    <span class="split">
      <button
        type="button"
        class="button record"
        aria-label="Reload and record"
        title="Reload the page and record its sockets from the first script on"
        onClick={() => void capture.reloadAndRecord()}
      >
        Record <span class={`record-dot${on ? ' on' : ''}`} aria-hidden="true" />
      </button>
      <MenuButton label="Ways to record" className="button copy-menu" items={items} onSelect={select}>
        <IconChevron />
      </MenuButton>
      {declined && (
        <span class="visually-hidden" role="status">
          The browser did not allow it.
        </span>
      )}
    </span>
  );
}
