import { useEffect, useRef } from 'preact/hooks';
import type { ProfileView } from '#core/profile.ts';
import type { SettingsProps } from '../props.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import type { Settings } from '../store/settings.ts';
import { Unlock } from '../vault/Unlock.tsx';
import { needsNobody, problemOf } from './problemOf.ts';
import { SignedIn } from './SignedIn.tsx';
import { StartForm } from './StartForm.tsx';
import { StepForm } from './StepForm.tsx';
import { Trouble } from './Trouble.tsx';
import { useFocusStep } from './useFocusStep.ts';

export interface SignInPanelProps {
  settings: Settings;
  form: ProfileForm;
  /** The profile as it is stored; undefined for a new one, which is saved when it signs in. */
  stored: ProfileView | undefined;
  shell: SettingsProps['shell'];
}

/**
 * Where the profile's sign-in stands, and the next thing to do. What was begun and left, by closing
 * the page or by the death of the background, goes on here: the step comes with the profile.
 */
export function SignInPanel({ settings, form, stored, shell }: SignInPanelProps) {
  const { signIn } = settings;
  const root = useRef<HTMLElement>(null);
  useFocusStep(root, signIn.moves);
  const refused = signIn.fault.value;
  // The button may stand at the lower edge of the window, and the reason beneath it.
  useEffect(() => {
    if (refused) root.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  const step = stored?.step;
  const fault = refused ?? problemOf(step);
  // A stored profile that is being changed into another kind starts anew.
  const same = stored?.source.kind === form.kind;
  const waits = same && step && step.type !== 'sign-in' ? step : undefined;
  const signedIn = same && stored?.hasKeys && !step;

  if (form.kind === 'keys' && !stored?.locked) return null;
  return (
    <section ref={root} class="settings-panel" aria-labelledby="sign-in-title" aria-busy={signIn.busy.value}>
      <h3 id="sign-in-title" tabIndex={-1}>
        Sign-in
      </h3>
      {stored?.locked ? (
        <Unlock vault={settings.vault} />
      ) : (
        <>
          {waits && stored && (
            <StepForm
              key={`${stored.id} ${waits.type} ${waits.type === 'challenge' ? waits.name : ''}`}
              settings={settings}
              profile={stored}
              step={waits}
              shell={shell}
            />
          )}
          {signedIn && stored && <SignedIn settings={settings} profile={stored} free={needsNobody(stored)} />}
          {!waits && !signedIn && (
            <StartForm key={`${form.id ?? ''} ${form.kind} ${form.signIn}`} settings={settings} form={form} />
          )}
          {fault && (
            <Trouble
              fault={fault}
              profile={stored}
              shell={shell}
              again={waits ? undefined : () => document.getElementById('sign-in-go')?.click()}
            />
          )}
        </>
      )}
    </section>
  );
}
