import type { ReadonlySignal } from '@preact/signals';
import type { SessionRecord } from '#core/session.ts';

/** How the page at hand is being recorded. */
export type RecordingState =
  /** Nothing was installed yet, or recording was stopped. */
  | 'off'
  /** From the page's first script on. */
  | 'complete'
  /** Installed while the page ran: sockets made before may have lost their first frames. */
  | 'partial'
  /** The page cannot be reached, such as a browser page or an error page. */
  | 'unreachable';

/** What the panel shows and does; all of it works on fakes (see InspectedPage). */
export interface Capture {
  recording: ReadonlySignal<RecordingState>;
  /** Why capture is not as it should be, in a sentence; absent while all is well. */
  trouble: ReadonlySignal<{ message: string; next?: string } | undefined>;
  /** Session ids of this page's sockets, in the order in which they were made; earlier pages' too while kept. */
  sessionIds: ReadonlySignal<readonly number[]>;
  /** Whether the list is kept across navigation. */
  keep: { value: boolean };
  /** Installs the hook in the running page and begins to drain. */
  start(): Promise<void>;
  /** Reloads the page with the hook before its first script. */
  reloadAndRecord(): Promise<void>;
  stop(): Promise<void>;
  /** Empties the list; the sessions stay in the log. */
  clear(): void;
  /** Whether the socket of this session can be sent through (open, and its page still there). */
  canSend(session: SessionRecord): boolean;
  /** Sends through the page's own socket. Problem: `page.gone`. */
  send(sessionId: number, message: { text: string } | { base64: string }): Promise<void>;
  /** Lets go of everything; the page keeps running as it was. */
  dispose(): void;
}

/** The browser's DevTools, or what stands in for them in tests. */
export interface InspectedPage {
  /** Evaluates in the page's main world; rejects with a Problem `page.unreachable` or `page.threw`. */
  evaluate(expression: string, frameUrl?: string): Promise<unknown>;
  /** Reloads with a script that runs before the page's own. */
  reload(injectedScript: string): void;
  onNavigated(listener: (url: string) => void): () => void;
  /** The browser's record of the page's traffic (HAR 1.2), unchecked. */
  har(): Promise<unknown>;
  /** Called for each finished request of the page, with its HAR entry, unchecked. */
  onRequestFinished(listener: (entry: unknown) => void): () => void;
  /** Addresses of the page's frames that `evaluate` can reach by `frameUrl`; empty where the browser cannot. */
  frameUrls(): Promise<string[]>;
  browser: 'chrome' | 'firefox';
}
