import type { SignInStep } from '#core/signIn.ts';
import { formatCountdown } from '#core/time.ts';
import { CopyText } from '../parts/CopyText.tsx';
import type { SettingsProps } from '../props.ts';
import type { Settings } from '../store/settings.ts';

export interface DeviceCodeProps {
  settings: Settings;
  step: Extract<SignInStep, { type: 'device-code' }>;
  shell: SettingsProps['shell'];
}

/** IAM Identity Center: the code to compare, and the page to confirm it on. */
export function DeviceCode({ settings, step, shell }: DeviceCodeProps) {
  const { signIn, clock } = settings;
  const left = step.expiresAt - clock.value;
  const web = /^https?:\/\//i.test(step.url);
  return (
    <div class="settings-form">
      <p>Open the page, check that it shows this code, and allow the access there.</p>
      <p>
        <code class="settings-device-code">{step.userCode}</code>{' '}
        <CopyText shell={shell} text={step.userCode} label="Copy code" />
      </p>
      <div class="settings-actions">
        <button
          type="button"
          class="button primary"
          aria-disabled={!web || left <= 0}
          onClick={() => web && left > 0 && shell.openUrl(step.url)}
        >
          Open the page
        </button>
        {left <= 0 && (
          <button type="button" class="button" onClick={() => void signIn.begin({})}>
            Get a new code
          </button>
        )}
        <button type="button" class="button" onClick={() => void signIn.signOut()}>
          Cancel sign-in
        </button>
      </div>
      <p class="dim">
        <span class="settings-break">{step.url}</span>
      </p>
      <p>
        <span role="status">
          {left > 0 ? 'Waiting until the access is allowed there.' : 'The code has expired.'}
        </span>{' '}
        {left > 0 && <span class="dim figures">The code lasts {formatCountdown(left)}.</span>}
      </p>
    </div>
  );
}
