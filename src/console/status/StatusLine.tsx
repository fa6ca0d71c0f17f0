import { inFigures } from '#core/inFigures.ts';
import type { SessionState, Traffic } from '#core/session.ts';
import { formatBytes, formatCountdown, formatElapsed } from '#core/time.ts';
import { isUnsigned } from '#core/unsigned.ts';
import { useConsole } from '../context.ts';
import { readLimits } from './limits.ts';
import { Retry } from './Retry.tsx';
import { Sparkline } from './Sparkline.tsx';
import { stateWords } from './stateWords.ts';

const SOON_MS = 2 * 60_000;
const OPENING: (SessionState | undefined)[] = ['connecting', 'reconnecting'];
/**
 * State and figures of the connection that is looked at. Only a change of state is announced:
 * what ticks is marked `aria-live="off"`, or a screen reader would never be quiet.
 */
export function StatusLine() {
  const { store } = useConsole();
  const session = store.session.value;
  const words = stateWords(session, store.apiGateway.value);
  // A service that goes away does so without a fault and not without a reason.
  const asksWhy = words.dot === 'bad' || (session?.state === 'closed' && session.close?.code === 1001);

  return (
    <div class="status-line" role="status" aria-label="Connection">
      {store.ready.value && (
        <span class="state" title={words.explanation}>
          <span
            class={`dot ${words.dot}${OPENING.includes(session?.state) ? ' pulse' : ''}`}
            aria-hidden="true"
          />
          <span class="state-word">{words.state}</span>
          {isUnsigned(session) && (
            <span class="chip warn" title="This connection was opened without a signature">
              unsigned
            </span>
          )}
          <OpenTime />
          <Retry />
          {words.detail && <span class="dim ellipsis state-detail">{words.detail}</span>}
        </span>
      )}
      {session?.openedAt !== undefined && <Figures />}
      {session && asksWhy && store.tab.value !== 'diagnosis' && (
        <button type="button" class="button small" onClick={() => store.setTab('diagnosis')}>
          Why?
        </button>
      )}
      <Rate />
    </div>
  );
}

function OpenTime() {
  const { store } = useConsole();
  const session = store.session.value;
  if (session?.openedAt === undefined || OPENING.includes(session.state)) return null;
  const until = session.endedAt ?? store.now.value;
  return (
    <span class="figures dim" aria-live="off">
      {session.endedAt === undefined ? '' : 'after '}
      {formatElapsed(until - session.openedAt)}
    </span>
  );
}

function Figures() {
  const { store } = useConsole();
  const session = store.session.value!;
  const limits = store.apiGateway.value ? readLimits(session, store.now.value) : undefined;
  return (
    <span class="status-figures dim" aria-live="off">
      {session.handshakeMs !== undefined && (
        <span class="figures">HTTP 101 · {Math.round(session.handshakeMs)} ms</span>
      )}
      <Way arrow="↑" name="sent" traffic={session.sent} />
      <Way arrow="↓" name="received" traffic={session.received} />
      {session.buffered > 0 && (
        <span class="figures warn" title="Accepted and not yet on the wire">
          {formatBytes(session.buffered)} waiting
        </span>
      )}
      {limits && (
        <span
          class={`figures ${limits.idle < SOON_MS ? 'warn' : ''}`}
          title="API Gateway closes a connection after 10 minutes without a message"
        >
          idle close in {formatCountdown(limits.idle)}
        </span>
      )}
      {limits && (
        <span
          class={`figures duration-limit ${limits.duration < SOON_MS ? 'warn' : ''}`}
          title="API Gateway closes every connection after 2 hours"
        >
          2 h limit in {formatCountdown(limits.duration)}
        </span>
      )}
    </span>
  );
}

function Way({ arrow, name, traffic }: { arrow: string; name: string; traffic: Traffic }) {
  return (
    <span class="figures" title={`${inFigures(traffic.frames)} messages ${name}`}>
      <span aria-hidden="true">{arrow}</span>
      <span class="visually-hidden">{name}</span> {inFigures(traffic.frames)} · {formatBytes(traffic.bytes)}
    </span>
  );
}

function Rate() {
  const { store } = useConsole();
  const session = store.session.value;
  if (session?.state !== 'open') return null;
  const rates = store.rates.value.get(session.id) ?? [];
  return (
    <span class="rate dim" aria-live="off" title="Messages per second, last 30 seconds">
      <Sparkline rates={rates} />
      <span class="figures">{inFigures(Math.round(rates.at(-1) ?? 0))}/s</span>
    </span>
  );
}
