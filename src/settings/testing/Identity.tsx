import type { ReadonlySignal } from '@preact/signals';
import type { CallerIdentity } from '#core/signIn.ts';
import { Expiry } from '../parts/Expiry.tsx';
import { clockWords } from './clockWords.ts';

/** Whose credentials they are, for how long, and whether the clock is right. */
export function Identity({ identity, clock }: { identity: CallerIdentity; clock: ReadonlySignal<number> }) {
  const words = clockWords(identity.clockOffsetMs);
  return (
    <div class="settings-understood">
      <p role="status">
        <strong>Works.</strong> <code class="settings-break">{identity.arn}</code>
      </p>
      <dl>
        <dt>Account</dt>
        <dd>
          <code>{identity.account}</code>
        </dd>
        {identity.expiresAt !== undefined && (
          <>
            <dt>Credentials last until</dt>
            <dd>
              <Expiry at={identity.expiresAt} clock={clock} />
            </dd>
          </>
        )}
        <dt>Clock</dt>
        <dd class={words.tone === 'ok' ? '' : `settings-${words.tone}`}>{words.text}</dd>
      </dl>
    </div>
  );
}
