import { useState } from 'preact/hooks';
import type { SignIn } from '../store/signIn.ts';
import { StepActions } from './AnswerForm.tsx';
import type { ChallengeStep } from './ChallengeForm.tsx';
import { challengeWords, optionWords } from './challengeWords.ts';

/** SELECT_MFA_TYPE and MFA_SETUP: one of the second factors. */
export function OptionChoice(props: { signIn: SignIn; step: ChallengeStep; options: readonly string[] }) {
  const { signIn, step, options } = props;
  const [option, setOption] = useState(options[0] ?? '');
  return (
    <form
      class="settings-form"
      aria-label={challengeWords(step)}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn.answer({ option });
      }}
    >
      <fieldset class="settings-choice">
        <legend>{challengeWords(step)}</legend>
        {options.map((each) => (
          <label class="settings-option" key={each}>
            <input
              type="radio"
              name="mfa-option"
              checked={each === option}
              onChange={() => setOption(each)}
            />
            {optionWords(each)}
          </label>
        ))}
      </fieldset>
      <StepActions signIn={signIn} />
    </form>
  );
}
