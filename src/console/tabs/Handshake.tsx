import { type CloseContext, describeClose } from '#core/close.ts';
import { showControls } from '#core/decode/preview.ts';
import type { RecordedHandshake as Recorded } from '#core/page/pageSocket.ts';
import type { SessionRecord } from '#core/session.ts';
import { formatCountdown, formatDuration, formatTimeOfDay } from '#core/time.ts';
import { isUnsigned, UNSIGNED_NAME } from '#core/unsigned.ts';
import { useConsole } from '../context.ts';
import { readLimits } from '../status/limits.ts';
import { isLive } from '../store/derive.ts';
import { CopyText } from './CopyText.tsx';
import { Empty } from './Empty.tsx';
import { type Fact, Facts } from './Facts.tsx';
import { RecordedHandshake } from './RecordedHandshake.tsx';

const HIDDEN =
  'The WebSocket interface of browsers tells neither the status of a refused handshake nor the headers of ' +
  'any answer. What a server says in words is seen by the curl command, in the menu beside “Copy signed URL”.';
const RECORDED = 'As the browser’s DevTools recorded it; secrets are masked.';
const UNRECORDED =
  'The browser has told nothing of this handshake so far. It does for sockets that are opened while DevTools is open.';

/** What is known of the opening handshake (RFC 6455 section 4), and what a browser does not tell. */
export function Handshake() {
  const { store } = useConsole();
  const session = store.session.value;
  if (!session) {
    return (
      <Empty title="No handshake yet">
        <p>Connect, and this tab shows where the handshake went and what came back.</p>
      </Empty>
    );
  }
  const handshake = session.page && store.detail.value?.handshake;
  const url = URL.canParse(session.url) ? new URL(session.url) : undefined;
  return (
    <div class="doc">
      <section>
        <h2>Request</h2>
        <Facts
          facts={[
            {
              name: 'URL',
              value: (
                <>
                  <code>{session.url}</code> <CopyText what="the URL without signature" text={session.url} />
                </>
              ),
              note: session.accessKeyId
                ? 'Sent with the signature that the Signature tab takes apart.'
                : undefined,
            },
            { name: 'Host', value: <code>{url?.host ?? '–'}</code> },
            session.page && {
              name: 'Opened by',
              value: <code>{session.page.pageUrl}</code>,
              note: SCOPE_NOTES[session.page.scope],
            },
            { name: 'Signed by', value: signedBy(session) },
            { name: 'Sent', value: formatTimeOfDay(session.createdAt) },
            {
              name: 'Subprotocols asked for',
              value:
                session.subprotocols.length > 0 ? <code>{session.subprotocols.join(', ')}</code> : 'none',
            },
          ]}
        />
      </section>
      <section>
        <h2>Answer</h2>
        <Facts facts={answerFacts(session, handshake)} />
      </section>
      {session.openedAt !== undefined && (
        <section>
          <h2>Connection</h2>
          <Facts facts={connectionFacts(session, store.apiGateway.value, store.now.value)} />
        </section>
      )}
      {handshake && <RecordedHandshake handshake={handshake} />}
      <p class="hint">{session.page ? (handshake ? RECORDED : UNRECORDED) : HIDDEN}</p>
    </div>
  );
}

const SCOPE_NOTES = {
  page: undefined,
  frame: 'By a frame of the page.',
  worker: 'By a worker of the page.',
};

/** A page signs with keys that no profile may hold. */
function signedBy(session: SessionRecord): string {
  const { page, profileName, accessKeyId } = session;
  if (isUnsigned(session)) return `nobody: “${UNSIGNED_NAME}” was chosen in place of a profile`;
  if (!page) return `${profileName} (${accessKeyId})`;
  return accessKeyId ? `the page (${accessKeyId})` : 'nobody: the URL carries no signature';
}

/** `HTTP 403 Forbidden`; undefined where no status is known. */
function statusOf(handshake: Recorded | undefined): string | undefined {
  if (!handshake || handshake.status === 0) return undefined;
  return ['HTTP', handshake.status, showControls(handshake.statusText ?? '')].filter(Boolean).join(' ');
}

function answerFacts(session: SessionRecord, handshake: Recorded | undefined): (Fact | undefined)[] {
  const { openedAt, handshakeMs, subprotocol, extensions, subprotocols } = session;
  if (openedAt === undefined) {
    const waiting = isLive(session);
    return [
      {
        name: 'Status',
        value: statusOf(handshake) ?? (waiting ? 'not answered yet' : 'not known'),
        note:
          waiting || statusOf(handshake)
            ? undefined
            : 'The connection never opened, and the browser keeps the reason to itself.',
      },
      handshake?.error ? { name: 'The browser says', value: showControls(handshake.error) } : undefined,
      session.close && closeFact(session, { answered: handshake?.status === 101 }),
    ];
  }
  return [
    { name: 'Status', value: statusOf(handshake) ?? 'HTTP 101 Switching Protocols' },
    { name: 'Opened', value: formatTimeOfDay(openedAt) },
    {
      name: 'Handshake',
      value: handshakeMs === undefined ? '–' : `${Math.round(handshakeMs)} ms`,
      note: 'DNS, TCP, TLS and the answer together, as the browser times it.',
    },
    {
      name: 'Subprotocol chosen',
      value: subprotocol ? <code>{showControls(subprotocol)}</code> : 'none',
      note: subprotocols.length > 0 && !subprotocol ? 'None of those asked for was taken.' : undefined,
    },
    { name: 'Extensions', value: extensions ? <code>{showControls(extensions)}</code> : 'none' },
  ];
}

function connectionFacts(session: SessionRecord, apiGateway: boolean, now: number): (Fact | undefined)[] {
  const limits = apiGateway ? readLimits(session, now) : undefined;
  const end = session.endedAt;
  return [
    {
      name: end === undefined ? 'Open for' : 'Was open for',
      value: <span class="figures">{formatDuration((end ?? now) - session.openedAt!)}</span>,
    },
    limits && {
      name: 'Idle limit',
      value: <span class="figures">{formatCountdown(limits.idle)} left</span>,
      note: 'API Gateway closes a connection after 10 minutes without a message.',
    },
    limits && {
      name: 'Longest duration',
      value: <span class="figures">{formatCountdown(limits.duration)} left</span>,
      note: 'API Gateway closes every connection after 2 hours.',
    },
    end === undefined ? undefined : { name: 'Ended', value: formatTimeOfDay(end) },
    session.close && closeFact(session, { apiGateway }),
  ];
}

function closeFact(
  { close, openedAt }: SessionRecord,
  context: Pick<CloseContext, 'apiGateway' | 'answered'>,
): Fact {
  const { title, detail } = describeClose(close!.code, {
    ...context,
    failedHandshake: openedAt === undefined,
  });
  const reason = close!.reason ? `, reason “${showControls(close!.reason)}”` : '';
  return { name: 'Close code', value: `${close!.code} · ${title}${reason}`, note: detail };
}
