import type { ProfileView } from '#core/profile.ts';
import { Segmented } from '#ui/form/Segmented.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import type { SettingsProps } from '../props.ts';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { fieldProps } from './fieldProps.ts';
import { HostedFields } from './HostedFields.tsx';
import { UserPoolFields } from './UserPoolFields.tsx';

const SIGN_INS = [
  { value: 'guest', label: 'Guest' },
  { value: 'password', label: 'Password' },
  { value: 'hosted', label: 'Hosted page' },
  { value: 'token', label: 'Pasted token' },
  { value: 'tab', label: 'Tab session' },
] as const;

const FLOWS = [
  { value: 'enhanced', label: 'Enhanced' },
  { value: 'classic', label: 'Classic' },
] as const;

export interface CognitoFieldsProps {
  editor: ProfileEditor;
  form: ProfileForm;
  /** The profile as it is stored, which may have a client secret. */
  stored: ProfileView | undefined;
  shell: SettingsProps['shell'];
}

/** An identity pool, and who one is to it. */
export function CognitoFields({ editor, form, stored, shell }: CognitoFieldsProps) {
  const classic = form.flow === 'classic';
  return (
    <>
      <TextField
        {...fieldProps(editor, form, 'identityPoolId')}
        label="Identity pool ID"
        mono
        placeholder="such as eu-central-1:0b4c5d6e-7f80-4a1b-8c2d-3e4f5a6b7c8d"
        hint={
          form.signIn === 'tab'
            ? 'Left empty, the one that the page names is filled in, where it names one.'
            : 'From the Cognito console, “Identity pools”.'
        }
        onValue={editor.readPool}
      />
      <Segmented
        name="profile-sign-in"
        label="Sign in with"
        value={form.signIn}
        options={SIGN_INS}
        hint={SIGN_IN_HINTS[form.signIn]}
        onValue={(signIn) => editor.change({ signIn })}
      />
      {(form.signIn === 'password' || form.signIn === 'hosted' || form.signIn === 'tab') && (
        <UserPoolFields editor={editor} form={form} stored={stored} />
      )}
      {form.signIn === 'hosted' && <HostedFields editor={editor} form={form} shell={shell} />}
      {form.signIn === 'token' && (
        <TextField
          {...fieldProps(editor, form, 'provider')}
          label="Provider"
          mono
          placeholder="from the token"
          hint="The provider as the identity pool names it, such as accounts.google.com; for SAML the provider’s ARN."
        />
      )}
      <Segmented
        name="profile-flow"
        label="Flow"
        value={form.flow}
        options={FLOWS}
        hint={
          classic
            ? 'GetOpenIdToken, then STS: the pool has to allow the classic flow.'
            : 'GetCredentialsForIdentity: right for nearly every pool.'
        }
        onValue={(flow) => editor.change({ flow })}
      />
      <TextField
        {...fieldProps(editor, form, 'cognitoRoleArn')}
        label={classic ? 'Role ARN' : 'Role ARN (optional)'}
        mono
        placeholder={classic ? 'arn:aws:iam::123456789012:role/NAME' : 'chosen by the pool'}
        hint={
          classic
            ? 'The role that STS assumes with the pool’s token.'
            : 'Where the token allows several roles.'
        }
      />
    </>
  );
}

const SIGN_IN_HINTS = {
  guest: 'No sign-in: the pool has to allow unauthenticated identities.',
  password: 'A user of a Cognito user pool, with every challenge that the pool asks.',
  hosted: 'Cognito’s own sign-in page, with whatever providers it offers.',
  token: 'An ID token or SAML assertion that you paste. It is not renewed by itself.',
  tab: 'The Amplify sign-in of the page that you are at, read once when you ask for it.',
} as const;
