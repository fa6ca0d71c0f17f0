import type { ProfileView } from '#core/profile.ts';
import type { SignInStep } from '#core/signIn.ts';
import { formatCountdown } from '#core/time.ts';
import type { SettingsProps } from '../props.ts';
import type { Settings } from '../store/settings.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { attributeWords, challengeWords } from './challengeWords.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { OptionChoice } from './OptionChoice.tsx';
import { TotpSecret } from './TotpSecret.tsx';

export type ChallengeStep = Extract<SignInStep, { type: 'challenge' }>;

export interface ChallengeFormProps {
  settings: Settings;
  profile: ProfileView;
  step: ChallengeStep;
  shell: SettingsProps['shell'];
}

/** A challenge of a user pool. */
export function ChallengeForm(props: ChallengeFormProps) {
  const left = props.step.expiresAt - props.settings.clock.value;
  return (
    <>
      <Fields {...props} />
      <p class={left > 0 ? 'dim figures' : 'settings-bad'}>
        {left > 0
          ? `Cognito waits ${formatCountdown(left)} for the answer.`
          : 'Cognito no longer waits for this answer. Cancel, and sign in again.'}
      </p>
    </>
  );
}

function Fields({ settings: { signIn }, profile, step, shell }: ChallengeFormProps) {
  const { name, options, requiredAttributes = [] } = step;
  if (name === 'NEW_PASSWORD_REQUIRED') {
    return <NewPasswordForm signIn={signIn} attributes={requiredAttributes} />;
  }
  if (options) return <OptionChoice signIn={signIn} step={step} options={options} />;
  const title = challengeWords(step);
  if (requiredAttributes.length > 0) {
    return (
      <AnswerForm
        signIn={signIn}
        title={title}
        fields={requiredAttributes.map((name) => ({ name, label: attributeWords(name) }))}
        answerOf={(attributes) => ({ attributes })}
      />
    );
  }
  if (name === 'CUSTOM_CHALLENGE') {
    return (
      <AnswerForm
        signIn={signIn}
        title={title}
        fields={[{ name: 'answer', label: 'Answer' }]}
        answerOf={({ answer = '' }) => ({ answer })}
      >
        <dl class="settings-note">
          {Object.entries(step.parameters ?? {}).map(([key, value]) => (
            <div key={key}>
              <dt class="dim">{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </AnswerForm>
    );
  }
  return (
    <AnswerForm
      signIn={signIn}
      title={title}
      fields={[{ name: 'code', label: 'Code' }]}
      answerOf={({ code = '' }) => ({ code })}
    >
      {step.totpSecret && <TotpSecret secret={step.totpSecret} profile={profile} shell={shell} />}
    </AnswerForm>
  );
}
