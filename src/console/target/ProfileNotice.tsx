import type { Problem } from '#core/problem.ts';
import type { ProfileView } from '#core/profile.ts';
import { useConsole } from '../context.ts';
import { whatIsMissing } from '../header/keysState.ts';
import { SecretLine } from './SecretLine.tsx';

/** True for a refusal that only says what the notice of the profile says anyway, which is then drawn to attention. */
export function isToldByNotice(problem: Problem | undefined, profile: ProfileView | undefined): boolean {
  if (!problem || !profile || !whatIsMissing(profile)) return false;
  const { step } = profile;
  const why = step && 'problem' in step ? step.problem?.message : undefined;
  return problem.id === 'sign-in.needed' || problem.id === 'vault.locked' || problem.message === why;
}

/** What keeps the chosen profile from signing, with the button or the field that mends it. */
export function ProfileNotice({ profile }: { profile: ProfileView }) {
  const { store, shell } = useConsole();
  const told = store.trouble.value?.problem;
  // The trouble beneath says the same, with the same button.
  if (told?.id === 'keys.missing' || !whatIsMissing(profile)) return null;
  const asked = isToldByNotice(told, profile);
  const open = () => shell.openOptions(`profiles/${profile.id}`);

  if (profile.locked) {
    return (
      <SecretLine
        asked={asked}
        sentence={`The credentials of “${profile.name}” are locked.`}
        label="Passphrase"
        button="Unlock"
        send={store.unlock}
      />
    );
  }
  if (profile.source.kind === 'keys') {
    return (
      <Banner
        asked={asked}
        sentence={`The keys of “${profile.name}” are gone: they are kept in memory only until the browser closes.`}
        button="Paste new keys"
        onPress={open}
      />
    );
  }
  const step = profile.step ?? { type: 'sign-in' as const };
  const why = 'problem' in step ? step.problem : undefined;
  switch (step.type) {
    case 'mfa-code':
      return (
        <SecretLine
          asked={asked}
          sentence={why ? why.message : `The role asks for the code of the MFA device ${step.serial}.`}
          label="Code"
          button="Continue"
          plain
          send={store.answerCode}
        />
      );
    case 'sign-in': {
      const sentence = why?.message ?? `“${profile.name}” is not signed in.`;
      const way = profile.source.kind === 'cognito' ? profile.source.signIn.type : profile.source.kind;
      if (way === 'hosted') {
        return (
          <Banner asked={asked} sentence={sentence} button="Sign in" onPress={() => void store.signIn()} />
        );
      }
      if (way === 'tab') {
        return (
          <Banner
            asked={asked}
            sentence={why?.message ?? `“${profile.name}” takes its sign-in from the page in this tab.`}
            button="Use this tab’s session"
            onPress={() => void store.useTabSession(shell.requestTabAccess())}
          />
        );
      }
      return <Banner asked={asked} sentence={sentence} button="Sign in" onPress={open} />;
    }
    default:
      return (
        <Banner
          asked={asked}
          sentence={`The sign-in of “${profile.name}” waits for an answer.`}
          button="Go on signing in"
          onPress={open}
        />
      );
  }
}

function Banner(props: { asked: boolean; sentence: string; button: string; onPress(): void }) {
  const { store } = useConsole();
  const waiting = store.signingIn.value;
  return (
    <div class={`banner ${props.asked ? 'bad' : 'warn'}`}>
      <p role={props.asked ? 'alert' : undefined}>{props.sentence}</p>
      <button
        type="button"
        class="button"
        aria-disabled={waiting}
        onClick={() => !waiting && props.onPress()}
      >
        {props.button}
      </button>
    </div>
  );
}
