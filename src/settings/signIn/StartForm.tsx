import { useState } from 'preact/hooks';
import { SecretField } from '#ui/form/SecretField.tsx';
import type { ProfileForm } from '../store/profileForm.ts';
import type { Settings } from '../store/settings.ts';
import { TabStart } from './TabStart.tsx';
import { TokenField } from './TokenField.tsx';

/** How a sign-in begins: with a password, a token, a page, a tab, or nothing but a button. */
export function StartForm({ settings, form }: { settings: Settings; form: ProfileForm }) {
  const { signIn } = settings;
  const [secret, setSecret] = useState('');
  const [missing, setMissing] = useState<{ message: string } | undefined>(undefined);
  const way = form.kind === 'cognito' ? form.signIn : form.kind;
  if (way === 'tab') return <TabStart settings={settings} form={form} />;

  const begin = async () => {
    if (way === 'password' && form.userName.trim() === '') {
      setMissing({ message: 'The profile has no user name yet: type it there first.' });
      document.getElementById('profile-userName')?.focus();
      return;
    }
    if ((way === 'password' || way === 'token') && secret === '') {
      setMissing({ message: way === 'password' ? 'Type the password.' : 'Paste the token.' });
      document.getElementById('sign-in-secret')?.focus();
      return;
    }
    if (await signIn.begin(inputOf(way, form, secret))) setSecret('');
  };
  const change = (value: string) => {
    setSecret(value);
    setMissing(undefined);
  };

  return (
    <form
      class="settings-form"
      aria-label="Sign in"
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <p class="dim">
        {way === 'password' && form.userName.trim() && `Signs in as “${form.userName.trim()}”. `}
        {HINTS[way]}
      </p>
      {way === 'password' && (
        <div class="settings-columns">
          <SecretField
            id="sign-in-secret"
            label="Password"
            value={secret}
            fault={missing}
            hint="Used once and not kept."
            onValue={change}
          />
        </div>
      )}
      {way === 'token' && <TokenField value={secret} fault={missing} onValue={change} />}
      <div class="settings-actions">
        <button type="submit" id="sign-in-go" class="button primary" aria-disabled={signIn.busy.value}>
          {way === 'guest' || way === 'role' ? 'Get credentials' : 'Sign in'}
        </button>
        {signIn.busy.value && (
          <span role="status" class="dim">
            {way === 'hosted' ? 'Waiting for the sign-in page.' : 'Signing in.'}
          </span>
        )}
      </div>
    </form>
  );
}

const HINTS: Record<'guest' | 'password' | 'hosted' | 'token' | 'role' | 'sso' | 'keys', string> = {
  guest: 'A guest needs no sign-in: credentials are fetched when they are needed.',
  password: 'Changes to the profile are saved when you sign in.',
  hosted: 'Opens Cognito’s sign-in page in a window of its own.',
  token: 'Exchanged for credentials at once.',
  role: 'The role is assumed when its credentials are needed. Where it asks for an MFA code, type it here.',
  sso: 'Shows a code to confirm on the page of your access portal.',
  keys: '',
};

function inputOf(way: string, form: ProfileForm, secret: string) {
  const userName = form.userName.trim();
  if (way === 'password') return { password: secret, ...(userName ? { userName } : {}) };
  return way === 'token' ? { token: secret.trim() } : {};
}
