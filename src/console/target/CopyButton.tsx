import type { CopyFormat } from '#core/commands/format.ts';
import { IconChevron } from '#ui/icons.tsx';
import { MenuButton, type MenuItem } from '#ui/MenuButton.tsx';
import { useConsole } from '../context.ts';

/** What a connection can be copied as, beside its URL. */
export const FORMATS: readonly (MenuItem & { id: CopyFormat })[] = [
  { id: 'wscat', label: 'wscat', detail: 'command' },
  { id: 'websocat', label: 'websocat', detail: 'command' },
  { id: 'javascript', label: 'JavaScript', detail: 'browser' },
  { id: 'node', label: 'Node.js', detail: 'ws' },
  { id: 'python', label: 'Python', detail: 'websockets' },
  { id: 'curl', label: 'curl', detail: 'shows the server’s answer' },
];

/** Signs afresh, where that is wanted, and copies: the URL, or by the menu a command that holds it. */
export function CopyButton() {
  const { store } = useConsole();
  const unsigned = store.unsigned.value;
  return (
    <span class="split">
      <button
        type="button"
        class="button"
        aria-disabled={store.copying.value}
        title={unsigned ? 'Copy the URL, without a signature' : 'Sign afresh and copy the URL'}
        onClick={() => void store.copy('url')}
      >
        {unsigned ? 'Copy URL' : 'Copy signed URL'}
      </button>
      <MenuButton
        label="Copy as"
        className="button copy-menu"
        items={FORMATS}
        onSelect={(id) => void store.copy(id as CopyFormat)}
      >
        <IconChevron />
      </MenuButton>
    </span>
  );
}
