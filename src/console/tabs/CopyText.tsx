import { IconCopy } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';

/** Copies a text that is shown, masked as it is shown. */
export function CopyText({ what, text }: { what: string; text: string }) {
  const { store } = useConsole();
  return (
    <button
      type="button"
      class="button quiet icon small"
      aria-label={`Copy ${what}`}
      title={`Copy ${what}`}
      onClick={() => void store.copyShown(text)}
    >
      <IconCopy />
    </button>
  );
}
