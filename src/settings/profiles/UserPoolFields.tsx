import { keepsClientSecret } from '#core/keepsClientSecret.ts';
import type { ProfileView } from '#core/profile.ts';
import { SecretField } from '#ui/form/SecretField.tsx';
import { Segmented } from '#ui/form/Segmented.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { sourceOf } from '../store/source/sourceOf.ts';
import { fieldProps } from './fieldProps.ts';

const METHODS = [
  { value: 'srp', label: 'SRP' },
  { value: 'password', label: 'Plain' },
] as const;

/** The user pool, its app client, and for passwords who signs in and how. */
export function UserPoolFields(props: {
  editor: ProfileEditor;
  form: ProfileForm;
  /** The profile as it is stored. */
  stored: ProfileView | undefined;
}) {
  const { editor, form, stored } = props;
  const kept = stored !== undefined && keepsClientSecret(stored.source, sourceOf(form));
  const tab = form.signIn === 'tab';
  return (
    <div class="settings-columns">
      <TextField
        {...fieldProps(editor, form, 'userPoolId')}
        label="User pool ID"
        mono
        placeholder="such as eu-central-1_Ab12Cd34"
        hint={
          tab ? 'Left empty, any session of the page is offered.' : 'From the Cognito console, “User pools”.'
        }
      />
      <TextField
        {...fieldProps(editor, form, 'clientId')}
        label="App client ID"
        mono
        placeholder="such as 4h5kexample2p"
        hint={tab ? 'Left empty, any session of the page is offered.' : 'One that the identity pool trusts.'}
      />
      {!tab && (
        <div class="settings-secret">
          <SecretField
            id="profile-clientSecret"
            label="Client secret"
            value={form.clientSecret}
            placeholder={kept ? 'as it was saved, or none' : 'none'}
            hint={
              stored && !kept
                ? 'To be given again where there is one: it is sent to no other client or server than it was given for.'
                : 'Only for clients that were made with one. Kept like a key.'
            }
            onValue={(clientSecret) => editor.change({ clientSecret, dropClientSecret: false })}
          />
          {kept && form.clientSecret === '' && (
            <label class="settings-check">
              <input
                type="checkbox"
                checked={form.dropClientSecret}
                onChange={(event) => editor.change({ dropClientSecret: event.currentTarget.checked })}
              />
              The client has no secret any more
            </label>
          )}
        </div>
      )}
      {form.signIn === 'password' && (
        <>
          <TextField
            {...fieldProps(editor, form, 'userName')}
            label="User name"
            hint="Or the e-mail address or telephone number that the pool takes as one."
          />
          <Segmented
            name="profile-method"
            label="Password is sent"
            value={form.method}
            options={METHODS}
            hint={
              form.method === 'srp'
                ? 'Not at all: SRP proves that you know it (USER_SRP_AUTH).'
                : 'As it is, over HTTPS, for clients that allow only USER_PASSWORD_AUTH.'
            }
            onValue={(method) => editor.change({ method })}
          />
        </>
      )}
    </div>
  );
}
