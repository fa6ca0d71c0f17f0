import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';

/** The names of the form's fields that hold plain text. */
type TextName = {
  [Name in keyof ProfileForm]: ProfileForm[Name] extends string
    ? string extends ProfileForm[Name]
      ? Name
      : never
    : never;
}[keyof ProfileForm];

/** What ties a text field to one field of the open form. */
export function fieldProps(editor: ProfileEditor, form: ProfileForm, name: TextName) {
  return {
    id: `profile-${name}`,
    value: form[name],
    fault: editor.faults.value[name],
    onValue: (value: string) => editor.change({ [name]: value }),
  };
}
