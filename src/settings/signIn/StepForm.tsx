import type { ProfileView } from '#core/profile.ts';
import type { SignInStep } from '#core/signIn.ts';
import type { SettingsProps } from '../props.ts';
import type { Settings } from '../store/settings.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { ChallengeForm } from './ChallengeForm.tsx';
import { DeviceCode } from './DeviceCode.tsx';
import { RoleChoice } from './RoleChoice.tsx';

export interface StepFormProps {
  settings: Settings;
  profile: ProfileView;
  step: Exclude<SignInStep, { type: 'sign-in' }>;
  shell: SettingsProps['shell'];
}

/** The step that the sign-in waits at. */
export function StepForm({ settings, profile, step, shell }: StepFormProps) {
  const { signIn } = settings;
  switch (step.type) {
    case 'challenge':
      return <ChallengeForm settings={settings} profile={profile} step={step} shell={shell} />;
    case 'device-code':
      return <DeviceCode settings={settings} step={step} shell={shell} />;
    case 'choose-role':
      return <RoleChoice signIn={signIn} roles={step.roles} />;
    case 'mfa-code':
      return (
        <AnswerForm
          signIn={signIn}
          title="Type the code of the MFA device."
          fields={[{ name: 'code', label: 'Code', hint: `Of the device ${step.serial}.` }]}
          answerOf={({ code = '' }) => ({ code })}
        />
      );
  }
}
