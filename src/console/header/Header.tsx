import { Mark } from '#ui/icons/Mark.tsx';
import { IconGear, IconSide, IconTab } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { ProfileField } from './ProfileField.tsx';

export function Header() {
  const { shell } = useConsole();
  return (
    <header class="console-header">
      <h1>
        <Mark />
        Countersign
      </h1>
      <ProfileField />
      {shell.openSide && (
        <button
          type="button"
          class="button icon"
          aria-label="Open beside the page"
          title="Open beside the page, where it stays"
          onClick={() => shell.openSide?.()}
        >
          <IconSide />
        </button>
      )}
      {(shell.view === 'popup' || shell.view === 'side') && (
        <button type="button" class="button" title="Open in a tab" onClick={() => shell.openTab()}>
          <IconTab />
          Tab
        </button>
      )}
      <button
        type="button"
        class="button icon"
        aria-label="Settings"
        title="Settings"
        onClick={() => shell.openOptions()}
      >
        <IconGear />
      </button>
    </header>
  );
}
