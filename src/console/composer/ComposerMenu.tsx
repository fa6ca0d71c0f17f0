import { useRef } from 'preact/hooks';
import { MenuButton, type MenuItem } from '#ui/MenuButton.tsx';
import { useConsole } from '../context.ts';
import type { Drawer } from '../store/state.ts';
import { readFile } from './readFile.ts';
import { toggleFormat } from './toggleFormat.ts';
import type { MessageBox } from './useMessageBox.ts';

const DRAWERS: readonly (MenuItem & { id: Drawer })[] = [
  { id: 'messages', label: 'Saved messages' },
  { id: 'history', label: 'History', detail: '↑ in the empty box' },
  { id: 'variables', label: 'Variables' },
  { id: 'routes', label: 'Routes' },
  { id: 'repeat', label: 'Send every …' },
];

/** Everything beyond writing and sending: one button, so that the composer stays small. */
export function ComposerMenu({ box }: { box: MessageBox }) {
  const { store, shell } = useConsole();
  const file = useRef<HTMLInputElement>(null);
  // The browser's own dialog would close a popup.
  const inPopup = shell.view === 'popup';
  const items: MenuItem[] = [
    ...DRAWERS,
    { id: 'format', label: 'Format JSON', detail: 'Alt+Shift+F' },
    { id: 'file', label: inPopup ? 'Load a file in a tab' : 'Load a file' },
    { id: 'shortcuts', label: 'Keyboard shortcuts', detail: '?' },
  ];

  function choose(id: string): void {
    if (id === 'format') toggleFormat(store, box);
    else if (id === 'shortcuts') store.shortcutsShown.value = true;
    else if (id !== 'file') store.setDrawer(id as Drawer);
    else if (inPopup) shell.openTab();
    else file.current?.click();
  }

  async function load(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const read = await store.trying(() => readFile(chosen));
    if (read) box.write(read.text, read.kind);
  }

  return (
    <>
      <MenuButton label="More for messages" className="button small" items={items} onSelect={choose}>
        More <span aria-hidden="true">▴</span>
      </MenuButton>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="File to send"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          // So that the same file can be chosen once more.
          event.currentTarget.value = '';
          void load(chosen);
        }}
      />
    </>
  );
}
