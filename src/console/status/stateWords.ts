import { describeClose, isGoodClose } from '#core/close.ts';
import { showControls } from '#core/decode/preview.ts';
import type { SessionRecord } from '#core/session.ts';

export interface StateWords {
  /** Class of the dot. */
  dot: '' | 'ok' | 'warn' | 'bad' | 'hollow';
  /** A word or two, announced when it changes. */
  state: string;
  /** Why it ended. */
  detail?: string;
  /** The same at length. */
  explanation?: string;
}

/** A session's state for people; `undefined` is no session. */
export function stateWords(session: SessionRecord | undefined, apiGateway: boolean): StateWords {
  if (!session) return { dot: 'hollow', state: 'Not connected' };
  switch (session.state) {
    case 'connecting':
      if (session.imported) return { dot: 'warn', state: 'Importing…' };
      return { dot: 'warn', state: 'Connecting…' };
    case 'open':
      return { dot: 'ok', state: 'Connected' };
    case 'closing':
      return { dot: 'warn', state: 'Closing…' };
    case 'reconnecting':
      return {
        dot: 'warn',
        state: 'Reconnecting',
        explanation: 'The connection dropped. Each attempt is signed afresh and goes on in this log.',
      };
    case 'lost':
      if (session.imported) {
        return { dot: 'bad', state: 'Cut short', detail: 'The extension stopped while it was imported.' };
      }
      if (session.page) {
        return {
          dot: 'hollow',
          state: 'Not watched',
          detail: 'The recording ended while it was open.',
          explanation: 'The page or its DevTools was closed, or the recording was stopped. It may live on.',
        };
      }
      return { dot: 'bad', state: 'Lost', detail: 'The browser or the extension stopped while it was open.' };
    case 'failed':
      return ended(session, { dot: 'bad', state: 'Failed' }, apiGateway);
    case 'closed': {
      const fine = session.close === undefined || isGoodClose(session.close.code);
      return ended(session, { dot: fine ? '' : 'bad', state: 'Closed' }, apiGateway);
    }
  }
}

function ended({ close, openedAt }: SessionRecord, words: StateWords, apiGateway: boolean): StateWords {
  if (!close) return words;
  const { title, detail } = describeClose(close.code, {
    apiGateway,
    failedHandshake: openedAt === undefined,
  });
  const reason = close.reason ? `: ${showControls(close.reason)}` : '';
  return { ...words, detail: `${close.code} · ${title}${reason}`, explanation: detail };
}
