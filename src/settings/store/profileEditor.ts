import { computed, type ReadonlySignal } from '@preact/signals';
import { readPaste } from '#core/credentials/readPaste.ts';
import type { PastedKeys, PasteReading } from '#core/credentials/types.ts';
import { regionOf } from '#core/policy/signInOrigins.ts';
import type { ProfileDraft, ProfileView } from '#core/profile.ts';
import { checkProfile } from './checkProfile.ts';
import { createEditor, type Editor } from './editor.ts';
import { given } from './given.ts';
import { NAME_LENGTH } from './nameFault.ts';
import { type ProfileForm, profileFormOf } from './profileForm.ts';
import { sourceFieldOf } from './source/sourceFieldOf.ts';
import { sourceOf } from './source/sourceOf.ts';

export interface ProfileEditorDeps {
  profiles: ReadonlySignal<readonly ProfileView[]>;
  saveProfile(draft: ProfileDraft): Promise<ProfileView>;
  /** Epoch milliseconds. */
  now(): number;
}

export interface ProfileEditor extends Editor<ProfileForm> {
  /** What was understood of the paste box, as it stands. */
  readonly reading: ReadonlySignal<PasteReading>;
  /** The keys that Save would save. */
  readonly chosen: ReadonlySignal<PastedKeys | undefined>;
  paste(text: string): void;
  /**
   * For text pasted into another field: keys go into the paste box instead, since a name is
   * stored on disk, whatever kind of profile it was to be. False where the text holds none.
   */
  catchKeys(text: string): boolean;
  choose(index: number): void;
  /** Takes the identity pool's id, and the region that it begins with. */
  readPool(text: string): void;
}

const NOTHING: PasteReading = { candidates: [], faults: [] };

export function createProfileEditor(deps: ProfileEditorDeps): ProfileEditor {
  // What the paste put into a field stays the paste's until the person types there.
  let filled: { name?: string; region?: string } = {};

  const editor: Editor<ProfileForm> = createEditor<ProfileForm>({
    check: (form) => checkProfile(form, reading.value, chosen.value, deps.profiles.value),
    async save(form) {
      const keys = form.kind === 'keys' ? chosen.value?.keys : undefined;
      const view = await deps.saveProfile({
        name: form.name.trim(),
        source: sourceOf(form),
        ...given({
          id: form.id,
          region: form.region.trim(),
          service: form.service.trim(),
          endpoint: form.endpoint.trim(),
          keys,
        }),
        ...clientSecretOf(form),
      });
      filled = {};
      const said = keys ? 'Saved. Kept in memory until the browser closes.' : 'Saved.';
      return { form: profileFormOf(view), said };
    },
    fieldOf(id, about) {
      if (id === 'profile.source') return sourceFieldOf(about, editor.form.value?.kind);
      if (id === 'profile.cycle' || id === 'profile.missing') return 'sourceProfileId';
      if (id.startsWith('keys.') || id.startsWith('paste.')) return 'paste';
      return /^profile\.(name|region|service|endpoint)$/.exec(id)?.[1];
    },
  });

  // Typing in another field must not read a long paste again.
  const text = computed(() => editor.form.value?.paste ?? '');
  const reading = computed(() => (text.value.trim() ? readPaste(text.value, deps.now()) : NOTHING));
  const chosen = computed(() => {
    const { candidates } = reading.value;
    const choice = candidates.length === 1 ? 0 : editor.form.value?.choice;
    return choice === undefined ? undefined : candidates[choice];
  });

  function prefill() {
    const form = editor.form.value;
    const keys = chosen.value;
    if (!form || !keys) return;
    const patch: Partial<ProfileForm> = {};
    for (const field of ['name', 'region'] as const) {
      const value = keys[field]?.slice(0, NAME_LENGTH);
      if (value && (form[field] === '' || form[field] === filled[field])) {
        patch[field] = value;
        filled[field] = value;
      }
    }
    editor.change(patch);
  }

  function paste(value: string) {
    const before = chosen.value;
    editor.change({ paste: value, choice: undefined });
    const { candidates } = reading.value;
    const again = candidates.findIndex((candidate) => before && sameKeys(candidate, before));
    if (candidates.length > 1 && again >= 0) editor.change({ choice: again });
    prefill();
  }

  return {
    ...editor,
    reading,
    chosen,
    show(form, said) {
      filled = {};
      editor.show(form, said);
    },
    paste,
    catchKeys(value) {
      const { candidates, faults } = readPaste(value, deps.now());
      if (candidates.length === 0 && !faults.some(({ id }) => id.startsWith('keys.'))) return false;
      editor.change({ kind: 'keys' });
      paste(value);
      return true;
    },
    readPool(text) {
      const form = editor.form.value;
      const region = regionOf(text, ':') ?? '';
      const free = form?.region === '' || form?.region === filled.region;
      if (free) filled.region = region;
      editor.change({ identityPoolId: text, ...(free ? { region } : {}) });
    },
    choose(index) {
      // `paste` is in the patch so that the fault that asked for a choice goes away.
      editor.change({ choice: index, paste: text.value });
      prefill();
    },
  };
}

function sameKeys(a: PastedKeys, b: PastedKeys): boolean {
  return a.name === b.name && a.keys.accessKeyId === b.keys.accessKeyId;
}

/** Left empty, the stored secret is kept; '' takes it away. */
function clientSecretOf(form: ProfileForm): { clientSecret?: string } {
  if (form.dropClientSecret) return { clientSecret: '' };
  return form.clientSecret.trim() ? { clientSecret: form.clientSecret.trim() } : {};
}
