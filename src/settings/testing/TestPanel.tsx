import { useEffect, useRef } from 'preact/hooks';
import type { ProfileView } from '#core/profile.ts';
import type { SettingsProps } from '../props.ts';
import { Trouble } from '../signIn/Trouble.tsx';
import type { Settings } from '../store/settings.ts';
import { Identity } from './Identity.tsx';
import { Permission } from './Permission.tsx';

export interface TestPanelProps {
  settings: Settings;
  stored: ProfileView | undefined;
  shell: SettingsProps['shell'];
}

/** Asks AWS whose credentials these are, and says what they have to be allowed to do. */
export function TestPanel({ settings, stored, shell }: TestPanelProps) {
  const { tester, clock } = settings;
  const identity = tester.identity.value;
  const fault = tester.fault.value;
  const result = useRef<HTMLDivElement>(null);
  // The button may stand at the lower edge of the window, and the answer beneath it.
  useEffect(() => {
    if (identity || fault) result.current?.scrollIntoView({ block: 'nearest' });
  }, [identity, fault]);
  return (
    <section class="settings-panel" aria-labelledby="test-title" aria-busy={tester.busy.value}>
      <h3 id="test-title">Does it work?</h3>
      <div class="settings-actions">
        <button
          type="button"
          class="button"
          aria-disabled={tester.busy.value}
          onClick={() => void tester.test()}
        >
          Test
        </button>
        <span class="dim" role="status">
          {tester.busy.value
            ? 'Asking AWS.'
            : 'Asks AWS STS whose credentials these are. Saves changes first.'}
        </span>
      </div>
      <div ref={result} class="settings-result">
        {fault && <Trouble fault={fault} profile={stored} shell={shell} again={() => void tester.test()} />}
        {identity && <Identity identity={identity} clock={clock} />}
        {identity && <Permission settings={settings} identity={identity} shell={shell} />}
      </div>
    </section>
  );
}
