import { useState } from 'preact/hooks';
import { TextField } from '#ui/form/TextField.tsx';
import type { ProfileEditor } from '../store/profileEditor.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import { fieldProps } from './fieldProps.ts';

const ENDPOINTS = [
  { name: 'identityPoolEndpoint', label: 'Identity pool endpoint' },
  { name: 'userPoolEndpoint', label: 'User pool endpoint' },
  { name: 'oidcEndpoint', label: 'SSO OIDC endpoint' },
  { name: 'portalEndpoint', label: 'SSO portal endpoint' },
  { name: 'stsEndpoint', label: 'STS endpoint' },
] as const;

/** Origins of emulators in place of AWS's; folded away, as hardly anybody needs them. */
export function EmulatorFields({ editor, form }: { editor: ProfileEditor; form: ProfileForm }) {
  const shown = ENDPOINTS.filter(({ name }) => {
    if (name === 'stsEndpoint') return true;
    if (name === 'identityPoolEndpoint') return form.kind === 'cognito';
    if (name === 'userPoolEndpoint') {
      return form.kind === 'cognito' && (form.signIn === 'password' || form.signIn === 'hosted');
    }
    return form.kind === 'sso';
  });
  const used = shown.some(({ name }) => form[name] !== '');
  const faulty = shown.some(({ name }) => editor.faults.value[name] !== undefined);
  const [open, setOpen] = useState(false);
  return (
    <details
      class="settings-fold"
      open={open || used || faulty}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Emulators</summary>
      <div class="settings-columns">
        {shown.map(({ name, label }) => (
          <TextField
            key={name}
            {...fieldProps(editor, form, name)}
            label={label}
            mono
            placeholder="AWS’s own"
            hint="Address such as http://127.0.0.1:4510."
          />
        ))}
      </div>
    </details>
  );
}
