import type { OutgoingMessage } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import type { ConsoleProps } from '../props.ts';

/** What the store works with; the clock comes in so that tests hold it. */
export interface StoreDeps extends Pick<ConsoleProps, 'background' | 'log' | 'onBackgroundEvent'> {
  copyText(text: string): Promise<void>;
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `ms`; returns the way to cancel. */
  later(callback: () => void, ms: number): () => void;
  /** False where inputs are not to be found again, nor those of last time to be taken. */
  keepsInputs?: boolean;
  /** Where connections that are opened here are looked at, if that is not here. */
  showElsewhere?(sessionId: number): Promise<void>;
  /** The sockets of the page that DevTools is open for; elsewhere a page's socket can only be looked at. */
  pageSockets?: {
    canSend(session: SessionRecord): boolean;
    send(sessionId: number, message: OutgoingMessage): Promise<void>;
  };
}
