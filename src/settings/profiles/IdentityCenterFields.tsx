import { TextField } from '#ui/form/TextField.tsx';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { REGIONS } from '../suggestions.ts';
import { fieldProps } from './fieldProps.ts';

/** The access portal, and what one is there. */
export function IdentityCenterFields({ editor, form }: { editor: ProfileEditor; form: ProfileForm }) {
  return (
    <>
      <TextField
        {...fieldProps(editor, form, 'startUrl')}
        label="Start URL"
        mono
        placeholder="such as https://d-1234567890.awsapps.com/start"
        hint="The address of your AWS access portal."
      />
      <TextField
        {...fieldProps(editor, form, 'ssoRegion')}
        label="Identity Center region"
        mono
        suggestions={REGIONS}
        placeholder="such as eu-central-1"
        hint="Where IAM Identity Center is set up; not always the region of the API."
      />
      <div class="settings-columns">
        <TextField
          {...fieldProps(editor, form, 'accountId')}
          label="Account ID"
          mono
          placeholder="chosen after sign-in"
          hint="Twelve digits."
        />
        <TextField
          {...fieldProps(editor, form, 'roleName')}
          label="Role name"
          mono
          placeholder="chosen after sign-in"
          hint="The permission set, as the portal calls it."
        />
      </div>
    </>
  );
}
