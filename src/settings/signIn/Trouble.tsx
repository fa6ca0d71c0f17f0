import { useState } from 'preact/hooks';
import { signInOrigins } from '#core/policy/signInOrigins.ts';
import type { ProfileView } from '#core/profile.ts';
import type { SettingsProps } from '../props.ts';
import type { Fault } from '../store/fault.ts';

export interface TroubleProps {
  fault: Fault & { id: string };
  profile: ProfileView | undefined;
  shell: Pick<SettingsProps['shell'], 'requestHost'>;
  /** Does once more what failed. */
  again?: (() => void) | undefined;
}

/** Why something failed, and where host access may help, the button that asks for it. */
export function Trouble({ fault, profile, shell, again }: TroubleProps) {
  const [refused, setRefused] = useState(false);
  const ask = () => {
    if (!profile) return;
    const { about } = fault;
    const origins = about === undefined ? signInOrigins(profile.source, profile.region) : [about];
    shell.requestHost(origins).then(
      (granted) => {
        setRefused(!granted);
        if (granted) again?.();
      },
      () => setRefused(true),
    );
  };
  return (
    <div class="banner bad" role="alert">
      <p>
        {fault.message} {fault.next} {refused && <span>The browser did not grant access.</span>}
      </p>
      {fault.id === 'sign-in.unreachable' && profile && (
        <button type="button" class="button" onClick={ask}>
          Allow access and try again
        </button>
      )}
    </div>
  );
}
