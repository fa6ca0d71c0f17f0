import type { Answer, AnswerSource } from '#core/diagnose/answer/types.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import { formatDuration, formatTimeOfDay } from '#core/time.ts';

const SOURCES: Readonly<Record<AnswerSource, string>> = {
  handshake: 'The answer to the handshake itself',
  'upgrade-probe': 'The answer to a second handshake',
  'plain-probe': 'The answer to a plain GET of the same URL',
  pasted: 'The answer that was pasted',
};

/** Everything that was learnt, as it came: answers, clocks, the caller. */
export function RawEvidence({ evidence }: { evidence: Evidence }) {
  const { answers = [], clock = [], caller, network } = evidence;
  return (
    <>
      {answers.toReversed().map((answer) => (
        <AnswerText key={`${answer.source} ${answer.at}`} answer={answer} />
      ))}
      {network && (
        <p>
          No answer came to {network.source}: {network.detail}.
        </p>
      )}
      {(clock.length > 0 || caller) && (
        <ul class="plain-list">
          {clock.map(({ source, at, offsetMs }) => (
            <li key={`${source} ${at}`}>
              By the {source} at {formatTimeOfDay(at)}, this clock {clockWords(offsetMs)}.
            </li>
          ))}
          {caller && (
            <li>
              {caller.ok
                ? `STS takes these keys, at ${formatTimeOfDay(caller.at)}: ${caller.arn}.`
                : `STS was asked at ${formatTimeOfDay(caller.at)}: ${caller.message}`}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

/** A Date header is cut to the second, and the answer took its time. */
const clockWords = (offsetMs: number): string =>
  Math.abs(offsetMs) < 2_000
    ? 'agrees with the server’s'
    : `is ${formatDuration(Math.abs(offsetMs))} ${offsetMs > 0 ? 'behind' : 'ahead'}`;

function AnswerText({ answer }: { answer: Answer }) {
  const { source, at, status, headers, body, signedAnew, redirected } = answer;
  const lines = headers.map((header) => header.join(': ')).join('\n');
  return (
    <section>
      <h2>
        {SOURCES[source]}
        {signedAnew && <span class="chip">signed anew</span>}
      </h2>
      <p class="hint">{source === 'pasted' ? '' : `At ${formatTimeOfDay(at)}. Secrets are masked.`}</p>
      <pre class="boxed">
        {redirected ? 'A redirect, of which a browser tells no more.' : status > 0 ? `HTTP ${status}` : ''}
        {lines && `\n${lines}`}
        {body && `\n\n${body}`}
      </pre>
    </section>
  );
}
