import type { PastedKeys, PasteReading } from '#core/credentials/types.ts';
import type { ProfileView } from '#core/profile.ts';
import type { Fault, Faults } from './fault.ts';
import { nameFault } from './nameFault.ts';
import type { ProfileForm } from './profileForm.ts';
import { scopeFaults } from './scopeFaults.ts';
import { checkSource } from './source/checkSource.ts';

/** Why the form cannot be saved yet, by field. */
export function checkProfile(
  form: ProfileForm,
  reading: PasteReading,
  chosen: PastedKeys | undefined,
  others: readonly ProfileView[],
): Faults {
  const faults: Faults = {};
  if (form.kind === 'keys' && !chosen) {
    const had = others.some(({ id, source }) => id === form.id && source.kind === 'keys');
    const keys = keysFault(form, reading, had);
    if (keys) faults.paste = keys;
  }
  const name = nameFault(form, others, 'profile');
  if (name) faults.name = name;
  return { ...faults, ...checkSource(form, others), ...scopeFaults(form) };
}

/** @param had true for a stored profile of keys, which keeps those that it has */
function keysFault(form: ProfileForm, reading: PasteReading, had: boolean): Fault | undefined {
  if (reading.candidates.length > 1) {
    return {
      message: `The text holds ${reading.candidates.length} sets of keys.`,
      next: 'Choose which one this profile is for.',
    };
  }
  const [fault] = reading.faults;
  if (fault) return { message: fault.message, ...(fault.next ? { next: fault.next } : {}) };
  if (form.paste.trim()) {
    return { message: 'No keys were found in this text.', next: 'Paste the whole output of the command.' };
  }
  if (!had) {
    return { message: 'The profile has no keys yet.', next: 'Paste temporary credentials into this box.' };
  }
  return undefined;
}
