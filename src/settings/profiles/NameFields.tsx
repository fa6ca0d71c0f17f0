import { TextField } from '#ui/form/TextField.tsx';
import { NAME_LENGTH } from '../store/nameFault.ts';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { REGIONS } from '../suggestions.ts';
import { fieldProps } from './fieldProps.ts';

/** What the profile is called, and where it signs for. */
export function NameFields({ editor, form }: { editor: ProfileEditor; form: ProfileForm }) {
  return (
    <div class="settings-columns">
      <TextField
        {...fieldProps(editor, form, 'name')}
        label="Profile name"
        maxLength={NAME_LENGTH}
        hint="What the list of profiles calls it."
      />
      <TextField
        {...fieldProps(editor, form, 'region')}
        label="Region"
        mono
        suggestions={REGIONS}
        placeholder="such as eu-central-1"
        hint="Used where the host does not name one."
      />
    </div>
  );
}
