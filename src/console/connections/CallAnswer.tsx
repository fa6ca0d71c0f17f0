import { useEffect, useRef } from 'preact/hooks';
import { readDescription } from '#core/connections/readDescription.ts';
import type { ConnectionAnswer } from '#core/connections/types.ts';
import { formatDuration, formatTimeOfDay } from '#core/time.ts';
import { useConsole } from '../context.ts';
import { CopyText } from '../tabs/CopyText.tsx';
import { Facts } from '../tabs/Facts.tsx';

/** What came back, in words first, then as it came. */
export function CallAnswer() {
  const { store } = useConsole();
  const { answer, fault, verdict } = store.serverSide;
  const said = verdict.value;
  const came = answer.value;
  const why = fault.value;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where there is little room, it stands beneath the form's end.
    if (came || why) root.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }, [came, why]);
  return (
    <div class="server-side-answer" aria-live="polite" ref={root}>
      {why && (
        <div class="banner bad">
          <p>
            {why.message} {why.next && <span class="dim">{why.next}</span>}
          </p>
        </div>
      )}
      {came && said && (
        <>
          <div class={`banner ${said.ok ? 'ok' : 'bad'}`}>
            <p>
              <strong>{said.title}.</strong> {said.sentence}{' '}
              {said.next && <span class="dim">{said.next}</span>}
            </p>
          </div>
          {said.ok && <Description answer={came} now={store.now.value} />}
          {said.policy && (
            <section>
              <h3>
                IAM policy <CopyText what="the IAM policy" text={said.policy} />
              </h3>
              <pre class="boxed">{said.policy}</pre>
            </section>
          )}
          <details open={!said.ok}>
            <summary>
              HTTP {came.status || '–'} in {came.took} ms, at {formatTimeOfDay(came.at)}
            </summary>
            <pre class="boxed">{rawOf(came)}</pre>
          </details>
        </>
      )}
    </div>
  );
}

function Description({ answer, now }: { answer: ConnectionAnswer; now: number }) {
  const told = answer.method === 'GET' ? readDescription(answer.body) : undefined;
  if (!told) return null;
  const { connectedAt, lastActiveAt, sourceIp, userAgent } = told;
  const ago = (at: number) => `${formatTimeOfDay(at)}, ${formatDuration(Math.max(0, now - at))} ago`;
  return (
    <Facts
      facts={[
        connectedAt === undefined ? undefined : { name: 'Connected', value: ago(connectedAt) },
        lastActiveAt === undefined ? undefined : { name: 'Last active', value: ago(lastActiveAt) },
        sourceIp === undefined ? undefined : { name: 'Source IP', value: <code>{sourceIp}</code> },
        userAgent === undefined ? undefined : { name: 'User agent', value: userAgent },
      ]}
    />
  );
}

function rawOf({ headers, body, redirected }: ConnectionAnswer): string {
  if (redirected) return 'A redirect, of which a browser tells no more.';
  const lines = headers.map((header) => header.join(': ')).join('\n');
  return [lines, body].filter(Boolean).join('\n\n') || 'No headers and no body.';
}
