import type { PastedKeys, PasteReading } from '#core/credentials/types.ts';
import type { Fault, Faults } from './fault.ts';
import { nameFault } from './nameFault.ts';
import type { ProfileForm } from './profileForm.ts';
import { scopeFaults } from './scopeFaults.ts';

/** Why the form cannot be saved yet, by field. */
export function checkProfile(
  form: ProfileForm,
  reading: PasteReading,
  chosen: PastedKeys | undefined,
  others: readonly { id: string; name: string }[],
): Faults {
  const faults: Faults = {};
  const keys = chosen ? undefined : keysFault(form, reading);
  if (keys) faults.paste = keys;
  const name = nameFault(form, others, 'profile');
  if (name) faults.name = name;
  return { ...faults, ...scopeFaults(form) };
}

function keysFault(form: ProfileForm, reading: PasteReading): Fault | undefined {
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
  if (form.id === undefined) {
    return { message: 'The profile has no keys yet.', next: 'Paste temporary credentials into this box.' };
  }
  return undefined;
}
