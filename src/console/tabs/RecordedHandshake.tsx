import { showControls } from '#core/decode/preview.ts';
import type { HeaderList, RecordedHandshake as Recorded } from '#core/page/pageSocket.ts';
import { formatDuration } from '#core/time.ts';
import { Facts } from './Facts.tsx';

/** The phases of HAR 1.2, in the order in which they pass. */
const PHASES: readonly [name: string, label: string][] = [
  ['blocked', 'Waiting for a free connection'],
  ['dns', 'DNS'],
  ['connect', 'TCP, with TLS'],
  ['ssl', 'of which TLS'],
  ['send', 'Request sent'],
  ['wait', 'Waiting for the answer'],
  ['receive', 'Answer read'],
];

/** Headers and times of a page's handshake, as the browser's DevTools recorded them. */
export function RecordedHandshake({ handshake }: { handshake: Recorded }) {
  const { requestHeaders, responseHeaders, timings = {} } = handshake;
  const phases = PHASES.filter(([name]) => (timings[name] ?? -1) >= 0);
  return (
    <>
      <Headers title="Request headers" headers={requestHeaders} />
      <Headers
        title="Response headers"
        headers={responseHeaders}
        none="The browser keeps them to itself. Chrome tells those of handshakes that succeeded only."
      />
      {phases.length > 0 && (
        <section>
          <h2>Timing</h2>
          <Facts
            facts={phases.map(([name, label]) => ({
              name: label,
              value: <span class="figures">{formatDuration(timings[name] ?? 0)}</span>,
            }))}
          />
        </section>
      )}
    </>
  );
}

function Headers(props: { title: string; headers: HeaderList; none?: string }) {
  const { title, headers, none } = props;
  if (headers.length === 0 && none === undefined) return null;
  return (
    <section>
      <h2>{title}</h2>
      {headers.length === 0 && <p class="hint">{none}</p>}
      <dl class="facts" aria-label={title}>
        {headers.map(([name, value], at) => (
          <div key={`${at} ${name}`}>
            <dt class="mono">{showControls(name)}</dt>
            <dd class="mono">{showControls(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
