import { inFigures } from '#core/inFigures.ts';
import type { SessionRecord } from '#core/session.ts';
import { formatBytes, formatDuration, formatWhen } from '#core/time.ts';
import { type StateWords, stateWords } from '../status/stateWords.ts';
import { isLive } from '../store/derive.ts';

/** A session as the list tells of it. */
export interface SessionFacts {
  dot: StateWords['dot'];
  state: string;
  /** Why it is marked; absent where nothing went wrong. */
  fault?: string;
  host: string;
  when: string;
  /** How long it was open; '' where it never was. */
  length: string;
  traffic: string;
  /** Whose socket it is, where a page opened it: the page's host. */
  page?: string;
}

/** `now` in epoch milliseconds. */
export function sessionFacts(session: SessionRecord, now: number): SessionFacts {
  const { dot, state, detail } = stateWords(session, session.service === 'execute-api');
  const { openedAt, sent, received, lost } = session;
  const end = isLive(session) ? now : (session.endedAt ?? session.lastFrameAt ?? openedAt ?? now);
  const faults = [
    ...(dot === 'bad' ? [detail ?? state] : []),
    ...(lost ? [`${plural(lost.frames, 'frame')} could not be kept`] : []),
  ];
  return {
    dot,
    state,
    ...(faults.length > 0 ? { fault: faults.join('; ') } : {}),
    host: hostOf(session.url),
    ...(session.page ? { page: pageHost(session.page.pageUrl) } : {}),
    when: formatWhen(session.createdAt, now),
    length: openedAt === undefined ? '' : formatDuration(Math.max(0, end - openedAt)),
    traffic: `${plural(sent.frames + received.frames, 'frame')} · ${formatBytes(sent.bytes + received.bytes)}`,
  };
}

/** What deleting the session would lose, as a question; undefined where that is nothing. */
export function lossWords(session: SessionRecord): string | undefined {
  const rows = session.nextIndex - session.firstIndex;
  const frames = rows > 0 && session.sent.frames + session.received.frames > 0;
  if (isLive(session) && session.page) {
    return `Delete its ${plural(rows, 'row')} and watch it no longer? The page keeps its socket.`;
  }
  if (isLive(session) && session.imported) return `End its import and delete its ${plural(rows, 'row')}?`;
  if (isLive(session)) return `Close it and delete its ${plural(rows, 'row')}?`;
  return frames ? `Delete its ${plural(rows, 'row')}?` : undefined;
}

/** `1 frame`, `12,480 frames`. */
export const plural = (number: number, word: string): string =>
  `${inFigures(number)} ${word}${number === 1 ? '' : 's'}`;

/** The host of a page, or what else its address is, as of a file. */
const pageHost = (url: string): string => (URL.canParse(url) && new URL(url).host) || url;

/** Host and path: the scheme says nothing that one looks for. */
const hostOf = (url: string): string => url.replace(/^wss?:\/\//, '');
