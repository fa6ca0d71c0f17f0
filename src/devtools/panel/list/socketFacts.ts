import type { Finding, FindingId } from '#core/diagnose/finding.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import type { Endpoint } from '#core/endpoint/types.ts';
import { completeness } from '#core/page/completeness.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import { formatClock, formatElapsed } from '#core/time.ts';
import { findingLabel } from './findingLabel.ts';

export interface SocketChip {
  text: string;
  level: '' | 'warn' | 'bad';
  /** The same at length. */
  title?: string;
}

/** A page's socket as the list tells of it. */
export interface SocketFacts {
  dot: '' | 'ok' | 'warn' | 'bad' | 'hollow';
  /** `403 · not opened`, `open 12:40`, `closed 1001`. */
  state: string;
  sent: number;
  received: number;
  chips: SocketChip[];
}

/** `now` in epoch milliseconds. */
export function socketFacts(
  session: SessionRecord,
  detail: SessionDetail | undefined,
  finding: Finding | undefined,
  now: number,
): SocketFacts {
  const reading = readEndpoint(session.url);
  const endpoint = reading.ok ? reading.endpoint : undefined;
  return {
    ...stateOf(session, detail, now),
    sent: session.sent.frames,
    received: session.received.frames,
    chips: [
      ...(finding ? [fault(finding)] : []),
      ...serviceChips(session, detail, endpoint),
      ...keyChips(session, detail, now).filter(({ says }) => says === undefined || says !== finding?.id),
      ...completenessChips(session),
    ],
  };
}

function stateOf(
  session: SessionRecord,
  detail: SessionDetail | undefined,
  now: number,
): Pick<SocketFacts, 'dot' | 'state'> {
  const { state, openedAt, close } = session;
  const status = detail?.handshake?.status;
  switch (state) {
    case 'connecting':
    case 'reconnecting':
      return { dot: 'warn', state: 'opening' };
    case 'open':
      return { dot: 'ok', state: openedAt === undefined ? 'open' : `open ${formatElapsed(now - openedAt)}` };
    case 'closing':
      return { dot: 'warn', state: 'closing' };
    case 'failed':
      return { dot: 'bad', state: status ? `${status} · not opened` : 'not opened' };
    case 'lost':
      return { dot: 'hollow', state: 'not watched' };
    case 'closed':
      return { dot: '', state: `closed${close ? ` ${close.code}` : ''}` };
  }
}

const fault = ({ id, title, certainty }: Finding): SocketChip => ({
  text: findingLabel(id),
  level: certainty === 'certain' ? 'bad' : 'warn',
  title,
});

function serviceChips(
  { service }: SessionRecord,
  detail: SessionDetail | undefined,
  endpoint: Endpoint | undefined,
): SocketChip[] {
  const name = service || endpoint?.service || '';
  const region = detail?.signature?.region ?? endpoint?.region ?? '';
  return [
    ...(name ? [{ text: name, level: '' as const, title: endpoint?.label ?? 'signing service' }] : []),
    ...(region ? [{ text: region, level: '' as const, title: 'region' }] : []),
    ...(endpoint?.stage ? [{ text: endpoint.stage, level: '' as const, title: 'stage' }] : []),
  ];
}

/** A chip that is left out where the finding of that id has said it. */
interface KeyChip extends SocketChip {
  says?: FindingId;
}

function keyChips(
  { accessKeyId, state }: SessionRecord,
  detail: SessionDetail | undefined,
  now: number,
): KeyChip[] {
  if (!accessKeyId) {
    return [{ text: 'unsigned', level: '', title: 'The URL carries no signature', says: 'unsigned' }];
  }
  const end = detail?.signature?.validUntil;
  const key: KeyChip = { text: accessKeyId, level: '', title: 'access key id' };
  // Of a socket that was open it says nothing any more.
  if (end === undefined || state === 'closed' || state === 'lost') return [key];
  // What is open stays open: only the next attempt needs a URL that is still valid.
  const over = end <= now;
  return [
    key,
    {
      ...(over ? { says: 'expired-url' } : {}),
      text: over ? 'URL expired' : `valid until ${formatClock(end)}`,
      level: over && state === 'failed' ? 'warn' : '',
      title: over
        ? `The signed URL was valid until ${formatClock(end)}`
        : 'The signed URL opens connections until then',
    },
  ];
}

function completenessChips({ page }: SessionRecord): SocketChip[] {
  if (!page) return [];
  const { scope, framesUnseen, seenFrom } = page;
  const { complete, sentence } = completeness(page);
  const chips: SocketChip[] = [];
  if (scope !== 'page') chips.push({ text: scope, level: '', title: `Opened by a ${scope} of the page` });
  const missing = framesUnseen
    ? 'frames not seen'
    : seenFrom === 'adopted'
      ? 'start missing'
      : 'frames missing';
  if (!complete) chips.push({ text: missing, level: 'warn', title: sentence });
  return chips;
}
