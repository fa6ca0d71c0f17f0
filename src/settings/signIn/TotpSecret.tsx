import type { ProfileView } from '#core/profile.ts';
import { CopyText } from '../parts/CopyText.tsx';
import type { SettingsProps } from '../props.ts';
import { otpauthLink } from './otpauthLink.ts';

export interface TotpSecretProps {
  secret: string;
  profile: ProfileView;
  shell: SettingsProps['shell'];
}

/** What an authenticator app has to be given, as text: many take it typed, some as a link. */
export function TotpSecret({ secret, profile, shell }: TotpSecretProps) {
  const { source } = profile;
  const user =
    source.kind === 'cognito' && source.signIn.type === 'password' ? source.signIn.userName : undefined;
  return (
    <div class="settings-note">
      <p>
        Key: <code class="settings-break">{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
      </p>
      <p>
        <CopyText shell={shell} text={secret} label="Copy key" />{' '}
        <CopyText shell={shell} text={otpauthLink(secret, user ?? profile.name)} label="Copy otpauth link" />
      </p>
    </div>
  );
}
