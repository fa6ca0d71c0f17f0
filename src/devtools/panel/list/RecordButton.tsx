import { useEffect, useState } from 'preact/hooks';
import { IconChevron } from '#ui/icons.tsx';
import { MenuButton, type MenuItem } from '#ui/MenuButton.tsx';
import { usePanel } from '../context.ts';

/** Reloads the page and records it from its first script on; the menu has the other ways. */
export function RecordButton() {
  const { capture, always } = usePanel();
  const recording = capture.recording.value;
  const on = recording === 'complete' || recording === 'partial';
  const [isAlways, setAlways] = useState(false);
  const site = always?.site();

  useEffect(() => {
    void always?.isOn().then(setAlways);
  }, [always, site]);

  const items: MenuItem[] = [
    ...(on
      ? [{ id: 'stop', label: 'Stop recording' }]
      : [{ id: 'start', label: 'Record without reloading', detail: 'from now on' }]),
    ...(site === undefined
      ? []
      : isAlways
        ? [{ id: 'never', label: 'Record this site no longer by itself' }]
        : [{ id: 'always', label: 'Always record on this site', detail: 'asks for access' }]),
  ];

  function select(id: string): void {
    if (id === 'start') void capture.start();
    else if (id === 'stop') void capture.stop();
    else void always?.turn(id === 'always').then((done) => done && setAlways(id === 'always'));
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
    </span>
  );
}
