import { FORMATS } from '#console/target/CopyButton.tsx';
import type { CopyFormat } from '#core/commands/format.ts';
import { IconChevron } from '#ui/icons.tsx';
import { MenuButton, type MenuItem } from '#ui/MenuButton.tsx';
import { usePanel } from '../context.ts';

const MASKED = 'masked';

/** Copies what opens the same API with our profile, signed afresh, or the page's own URL with its secrets masked. */
export function CopyMenu() {
  const { store } = usePanel();
  const profile = store.profile.value;
  const items: MenuItem[] = [
    ...(profile
      ? [{ id: 'url', label: 'Signed URL', detail: `signed afresh with ${profile.name}` }, ...FORMATS]
      : []),
    { id: MASKED, label: 'The page’s URL', detail: 'masked' },
  ];

  function select(id: string): void {
    if (id !== MASKED) void store.copy(id as CopyFormat);
    else void store.copyShown(store.detail.peek()?.signature?.url ?? store.session.peek()?.url ?? '');
  }

  return (
    <MenuButton label="Copy" items={items} onSelect={select}>
      Copy <IconChevron />
    </MenuButton>
  );
}
