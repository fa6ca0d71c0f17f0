import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ProfileView } from '#core/profile.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { type Fault, faultOf } from './fault.ts';
import { type ImportPreview, previewImport } from './previewImport.ts';

/** Handing profiles on, without their secrets. */
export interface Sharing {
  /** Ids of the profiles to export; all of them unless the person chose. */
  readonly chosen: ReadonlySignal<ReadonlySet<string>>;
  toggle(id: string): void;
  /** The text to download or copy; undefined where it could not be made. */
  exportText(): Promise<string | undefined>;
  /** What was pasted or read from a file. */
  readonly text: Signal<string>;
  /** Undefined while there is no text. */
  readonly preview: ReadonlySignal<ImportPreview | undefined>;
  importText(): Promise<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | undefined>;
  readonly said: Signal<string>;
}

export function createSharing(
  background: Pick<BackgroundApi, 'exportProfiles' | 'importProfiles'>,
  profiles: ReadonlySignal<readonly ProfileView[]>,
): Sharing {
  const left = signal<ReadonlySet<string>>(new Set());
  const text = signal('');
  const busy = signal(false);
  const fault = signal<Fault | undefined>(undefined);
  const said = signal('');
  const chosen = computed(
    () => new Set(profiles.value.map(({ id }) => id).filter((id) => !left.value.has(id))),
  );

  async function act<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.peek()) return undefined;
    busy.value = true;
    fault.value = undefined;
    said.value = '';
    try {
      return await work();
    } catch (error) {
      fault.value = faultOf(error);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return {
    chosen,
    toggle(id) {
      const next = new Set(left.value);
      if (!next.delete(id)) next.add(id);
      left.value = next;
    },
    exportText: () => act(() => background.exportProfiles([...chosen.peek()])),
    text,
    preview: computed(() => (text.value.trim() ? previewImport(text.value, profiles.value) : undefined)),
    async importText() {
      const views = await act(() => background.importProfiles(text.peek()));
      if (!views) return false;
      text.value = '';
      const names = views.map(({ name }) => `“${name}”`).join(', ');
      said.value = `Imported ${names}. Each signs in with your own account.`;
      return true;
    },
    busy,
    fault,
    said,
  };
}
