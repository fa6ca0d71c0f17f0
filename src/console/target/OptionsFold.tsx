import { CLOCK_WINDOW_MS, DEFAULT_EXPIRES, MAY_END_SOONER } from '#core/limits.ts';
import { formatDuration } from '#core/time.ts';
import { useConsole } from '../context.ts';
import { LastingFields } from './LastingFields.tsx';
import { ScopeFields } from './ScopeFields.tsx';

/** Seconds. */
const CHOICES = [60, 300, 900, 3_600, 43_200, 604_800];

function nameChoice(seconds: number): string {
  const span = seconds === 60 ? '60 s' : formatDuration(seconds * 1_000);
  return seconds === DEFAULT_EXPIRES ? `${span} (default)` : span;
}

/** What one seldom needs: subprotocols, how long the URL is valid, other region and service, long connections. */
export function OptionsFold() {
  const { store } = useConsole();
  const most = store.endpoint.value?.maxExpires;
  const chosen = store.validFor.value;
  const choices = [...new Set([...CHOICES, chosen])].sort((a, b) => a - b);
  const override = store.override.value;
  const unsigned = store.unsigned.value;
  const long = most === undefined && chosen * 1_000 > CLOCK_WINDOW_MS;

  return (
    <section class="options-fold" id="connection-options" aria-label="Options">
      <div class="options-grid">
        <div class="field wide">
          <label for="subprotocols">Subprotocols</label>
          <input
            id="subprotocols"
            class="input"
            autocomplete="off"
            spellcheck={false}
            placeholder="none"
            value={store.subprotocols.value}
            onInput={(event) => store.setSubprotocols(event.currentTarget.value)}
          />
        </div>
        {!unsigned && (
          <div class="field">
            <label for="expires">Valid for</label>
            <select
              id="expires"
              class="input"
              value={String(chosen)}
              aria-describedby={long || most !== undefined ? 'expires-hint' : undefined}
              onChange={(event) => store.setExpires(Number(event.currentTarget.value))}
            >
              {choices.map((seconds) => (
                <option key={seconds} value={String(seconds)} disabled={most !== undefined && seconds > most}>
                  {nameChoice(seconds)}
                </option>
              ))}
            </select>
          </div>
        )}
        {!unsigned && <ScopeFields />}
      </div>
      <LastingFields />
      {long && !unsigned && (
        <p class="hint" id="expires-hint">
          {MAY_END_SOONER}
        </p>
      )}
      {most !== undefined && !unsigned && (
        <p class="hint" id="expires-hint">
          {store.endpoint.value?.label ?? 'This service'} takes signed URLs of at most{' '}
          {formatDuration(most * 1_000)}.
        </p>
      )}
      {override && (
        <p class="hint">
          Connects to <code>{override.origin}</code> instead of the host in the URL, as the {override.by}{' '}
          says.
        </p>
      )}
    </section>
  );
}
