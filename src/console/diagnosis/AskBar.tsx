import type { Finding } from '#core/diagnose/finding.ts';
import { isUnsigned } from '#core/unsigned.ts';
import type { ProbeKind } from '#messaging/contract.ts';
import { useConsole } from '../context.ts';
import { useAsk } from './useAsk.ts';
import { useRemedies } from './useRemedies.ts';

/** Ways to learn more, each saying what it does before it does it; what the verdict offers is not offered twice. */
export function AskBar({ verdict }: { verdict: Finding | undefined }) {
  const offered = new Set(verdict?.remedies?.map(({ kind }) => kind));
  const { store, shell } = useConsole();
  const ask = useAsk();
  const unsigned = isUnsigned(store.session.value);
  const { take } = useRemedies();
  const { answers = [], caller } = store.gathered.value;
  const asking = store.asking.value;
  const button = (how: ProbeKind, label: string, title: string) => (
    <button
      type="button"
      class="button"
      title={title}
      aria-disabled={asking !== undefined}
      onClick={() => asking === undefined && ask(how)}
    >
      {asking === how ? 'Asking…' : label}
    </button>
  );
  return (
    <section class="ask-bar" aria-label="Learn more">
      <p class="hint">
        {answers.length === 0
          ? 'A browser hides the answer to a refused handshake. These requests are made only when you press them.'
          : 'Ask again, or in another way:'}
      </p>
      <div class="button-row">
        {!offered.has('ask-server') &&
          button(
            'plain',
            'Ask the server',
            'Sends a GET with the same URL to the https: address; the browser asks for access to this host',
          )}
        {shell.upgrade.offered() &&
          button(
            'upgrade',
            'Repeat the handshake',
            'Sends a second, true handshake with the same URL; where it is accepted a connection opens for a moment',
          )}
        {!unsigned &&
          button(
            'anew',
            'Sign anew and ask',
            'Signs the URL again and sends it as a GET; the answer is about the new signature',
          )}
        {!unsigned && (
          <button
            type="button"
            class="button"
            title="Calls STS GetCallerIdentity with the keys of this profile"
            aria-disabled={asking !== undefined}
            onClick={() => asking === undefined && void store.askCaller(Promise.resolve(true))}
          >
            {asking === 'caller' ? 'Asking…' : caller ? 'Test the keys again' : 'Test the keys'}
          </button>
        )}
        {!offered.has('copy') && (
          <button
            type="button"
            class="button"
            title="Run it in a terminal: curl shows status, headers and body of the server’s answer"
            onClick={() => take({ kind: 'copy', format: 'curl' })}
          >
            Copy curl command
          </button>
        )}
      </div>
    </section>
  );
}
