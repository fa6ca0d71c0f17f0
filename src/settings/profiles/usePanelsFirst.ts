import { useRef } from 'preact/hooks';
import type { ProfileView } from '#core/profile.ts';

interface Opened {
  id: string | undefined;
  first: boolean;
  /** The profiles that there were then: whatever else a new one becomes is itself, saved. */
  others: ReadonlySet<string>;
}

/**
 * Whether sign-in and test stand above the form: where a profile is opened that has been set up, which
 * is to sign in rather than to change it. It stays so until another is opened: saving must not have
 * them jump away from under the pointer.
 */
export function usePanelsFirst(
  form: { id: string | undefined } | undefined,
  profiles: readonly ProfileView[],
): boolean {
  const opened = useRef<Opened | undefined>(undefined);
  const before = opened.current;
  if (!form) {
    opened.current = undefined;
  } else if (before && form.id !== undefined && before.id === undefined && !before.others.has(form.id)) {
    before.id = form.id;
  } else if (!before || before.id !== form.id) {
    const kind = profiles.find(({ id }) => id === form.id)?.source.kind;
    opened.current = {
      id: form.id,
      first: kind !== undefined && kind !== 'keys',
      others: new Set(profiles.map(({ id }) => id)),
    };
  }
  return opened.current?.first ?? false;
}
