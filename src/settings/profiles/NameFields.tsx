import { TextField } from '#ui/form/TextField.tsx';
import { NAME_LENGTH } from '../store/nameFault.ts';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { REGIONS } from '../suggestions.ts';

/** What the profile is called, and where it signs for. */
export function NameFields({ editor, form }: { editor: ProfileEditor; form: ProfileForm }) {
  const faults = editor.faults.value;
  return (
    <div class="settings-columns">
      <TextField
        id="profile-name"
        label="Profile name"
        value={form.name}
        maxLength={NAME_LENGTH}
        fault={faults.name}
        hint="What the list of profiles calls it."
        onValue={(name) => editor.change({ name })}
      />
      <TextField
        id="profile-region"
        label="Region"
        mono
        value={form.region}
        suggestions={REGIONS}
        placeholder="such as eu-central-1"
        fault={faults.region}
        hint="Used where the host does not name one."
        onValue={(region) => editor.change({ region })}
      />
    </div>
  );
}
