import { TextField } from '#ui/form/TextField.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import type { SettingsProps } from '../props.ts';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { fieldProps } from './fieldProps.ts';

export interface HostedFieldsProps {
  editor: ProfileEditor;
  form: ProfileForm;
  shell: SettingsProps['shell'];
}

/** Where the sign-in page is, what is asked of it, and what has to be registered there. */
export function HostedFields({ editor, form, shell }: HostedFieldsProps) {
  return (
    <>
      <TextField
        {...fieldProps(editor, form, 'domain')}
        label="Domain"
        mono
        placeholder="such as example.auth.eu-central-1.amazoncognito.com"
        hint="The domain of the user pool’s managed login."
      />
      <div class="settings-columns">
        <TextField
          {...fieldProps(editor, form, 'scopes')}
          label="Scopes"
          mono
          placeholder="openid"
          hint="Separated by spaces; “openid” is always asked for."
        />
        <TextField
          {...fieldProps(editor, form, 'identityProvider')}
          label="Identity provider"
          placeholder="chosen on the page"
          hint="Goes straight to that provider, such as Google or the name of a SAML provider."
        />
      </div>
      <div class="settings-note">
        <p>
          Register this URL as a callback URL of the app client, exactly as it is, and allow the authorization
          code grant:
        </p>
        <p>
          <code class="settings-break">{shell.redirectUrl}</code>{' '}
          <CopyText shell={shell} text={shell.redirectUrl} label="Copy redirect URL" />
        </p>
      </div>
    </>
  );
}
