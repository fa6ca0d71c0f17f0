import { type Signal, signal } from '@preact/signals';
import type { CopyFormat } from '#core/commands/format.ts';
import type { ComposeLists } from '#core/compose/saved.ts';
import type { EndpointNote } from '#core/endpoint/types.ts';
import { KEEP_ALIVE_MESSAGE } from '#core/keepAlive.ts';
import type { Problem } from '#core/problem.ts';
import type { ProfileView, RecentUrl, SavedApi } from '#core/profile.ts';
import type { Retention } from '#core/retention.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import type { LogTrouble } from '#log/contract.ts';
import type { MessageKind } from './readMessage.ts';

export type TabName = 'frames' | 'conversation' | 'handshake' | 'signature' | 'diagnosis' | 'sequences';

/** What was being done when something went wrong, so that "Sign anyway" can do it again. */
export type Attempt =
  | { action: 'connect' }
  | { action: 'copy'; format: CopyFormat }
  | { action: 'explain' }
  | { action: 'send' }
  | { action: 'compose' }
  | { action: 'other' };

export interface Trouble {
  problem: Problem;
  attempt: Attempt;
}

/** What the clipboard was given last, for the sentence that says until when it is valid. */
export interface Copied {
  what: CopyFormat | 'text';
  /** Epoch milliseconds; absent for text that does not expire. */
  validUntil?: number;
  /** AWS may refuse it before that. */
  mayEndSooner?: boolean;
}

/** A message as it was written, before its places were filled in. */
export interface SentMessage {
  text: string;
  kind: MessageKind;
}

/** What opens above the message box. */
export type Drawer = 'messages' | 'history' | 'variables' | 'routes' | 'repeat';

/** `NEW_CONNECTION` as the session id means that none is looked at, on purpose. */
export const NEW_CONNECTION = 0;

/** Every signal of the console that something writes to. What follows from them is in derive.ts. */
export function createState(now: number) {
  return {
    /** False until the first overview has arrived. */
    ready: signal(false),
    /** Epoch milliseconds, moved on each second while the console is seen. */
    now: signal(now),
    profiles: signal<ProfileView[]>([]),
    apis: signal<SavedApi[]>([]),
    recents: signal<RecentUrl[]>([]),
    /** Latest first. */
    sessions: signal<SessionRecord[]>([]),
    /** How long sessions are kept; unknown until it was asked for. */
    retention: signal<Retention | undefined>(undefined),
    /** Why the log is behind, while it is. */
    logTrouble: signal<LogTrouble | undefined>(undefined),
    /** Messages per second of the last half minute, oldest first, by session id. */
    rates: signal<ReadonlyMap<number, readonly number[]>>(new Map()),

    url: signal(''),
    /** True once the text of the URL box may be judged: it was left, pasted, or used. */
    urlSettled: signal(false),
    /** What was done to the text that was typed, kept when its place was taken by the clean URL. */
    urlNotes: signal<EndpointNote[]>([]),
    profileId: signal<string | undefined>(undefined),
    apiId: signal<string | undefined>(undefined),
    /** Overrides typed by the person or taken from the saved API; '' for none. */
    region: signal(''),
    service: signal(''),
    /** Seconds. */
    expires: signal<number | undefined>(undefined),
    /** As typed: names between commas or spaces. */
    subprotocols: signal(''),
    reconnect: signal(false),
    /** As typed; '' for no keep-alive. */
    keepAliveSeconds: signal(''),
    keepAliveMessage: signal(KEEP_ALIVE_MESSAGE),
    message: signal(''),
    messageKind: signal<MessageKind>('text'),
    /** What was sent from here, oldest first. */
    history: signal<readonly SentMessage[]>([]),
    compose: signal<ComposeLists>({ messages: [], environments: [], choices: {} }),
    drawer: signal<Drawer | undefined>(undefined),
    /** The list of keyboard shortcuts is open. */
    shortcutsShown: signal(false),
    /** Pages' sockets that are sent through without a question. */
    sendsAsPage: signal<ReadonlySet<number>>(new Set()),
    sessionId: signal<number>(NEW_CONNECTION),

    tab: signal<TabName>('frames'),
    /** Index of a row that is to be selected and shown. */
    frameAsked: signal<number | undefined>(undefined),
    /** The export of the session that is looked at is to be opened. */
    exportAsked: signal(false),
    /** The file that is being imported, and how much of the work is done. */
    importing: signal<{ name: string; percent: number } | undefined>(undefined),
    /** Why the last file was not. */
    importFault: signal<Problem | undefined>(undefined),
    connecting: signal(false),
    /** True while a sign-in goes on, or the vault is opened. */
    signingIn: signal(false),
    copying: signal(false),
    trouble: signal<Trouble | undefined>(undefined),
    copied: signal<Copied | undefined>(undefined),
    detail: signal<SessionDetail | undefined>(undefined),
    preview: signal<SignatureTrace | undefined>(undefined),
  };
}

export type ConsoleState = ReturnType<typeof createState>;

/** A signal that is only read. */
export type Read<T> = Pick<Signal<T>, 'value' | 'peek'>;
