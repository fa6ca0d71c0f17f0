/**
 * THE file to read: every command and event that crosses a context, as function signatures.
 *
 * - `BackgroundApi`: views → background (a typed port; see client.ts, server.ts).
 * - `HostApi`: background → host. The only message that carries a signed URL out of the
 *   background, beside the text that `copySigned` hands to the clipboard.
 * - `BackgroundEvent`: background → views (a BroadcastChannel).
 *
 * Arguments and results are JSON. Failures are Problems and arrive as Problems.
 */
import type { CopyFormat } from '#core/commands/format.ts';
import type { MessageForm } from '#core/compose/types.ts';
import type { ConnectionAnswer, ConnectionCall } from '#core/connections/types.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import type { OutgoingMessage } from '#core/frame.ts';
import type { KeepAlive } from '#core/keepAlive.ts';
import type { ApiDraft, ProfileDraft, ProfileView, RecentUrl, SavedApi } from '#core/profile.ts';
import type { Retention } from '#core/retention.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import type {
  CallerIdentity,
  SignInAnswer,
  SignInInput,
  SignInStep,
  TabSession,
  VaultState,
} from '#core/signIn.ts';
import type { CaptureBatch, CaptureReply, HostSocket, ImportBatch } from './capture.ts';
import type { ComposeApi, ComposeHostApi, Greeting } from './compose.ts';
import type { SequencesApi, SequencesHostApi } from './sequences.ts';

/** All that a view needs for its first picture, in one round trip. */
export interface Overview {
  profiles: ProfileView[];
  apis: SavedApi[];
  /** Latest first. */
  recents: RecentUrl[];
  /** What the console was showing last, so that a reopened popup goes on there. */
  draft: ConsoleDraft;
}

/** The console's inputs, kept in storage.session between openings of the popup. */
export interface ConsoleDraft {
  url?: string;
  profileId?: string;
  apiId?: string;
  region?: string;
  service?: string;
  expires?: number;
  subprotocols?: string;
  message?: string;
  /** How `message` is meant; absent for text. */
  messageKind?: 'hex' | 'base64';
  /** What was sent lately, as it was written, oldest first. */
  history?: { text: string; kind: MessageForm }[];
  sessionId?: number;
  reconnect?: boolean;
  /** As typed; absent for none. */
  keepAliveSeconds?: string;
  keepAliveMessage?: string;
}

/** What is to be signed, and with whose keys. */
export interface SignRequest {
  /** Anything that core/endpoint reads. */
  url: string;
  /** UNSIGNED for no signature at all. */
  profileId: string;
  /** Overrides; they win over saved API, profile and host. */
  region?: string;
  service?: string;
  endpoint?: string;
  /** Seconds, 1 to MAX_EXPIRES. */
  expires?: number;
  /** Server's time less this computer's, in ms: the signature is made for the server's time. */
  clockOffsetMs?: number;
  /** Get new credentials first, where the profile can. */
  renewKeys?: boolean;
  /** Sign although the keys' expiry has passed: only after the person said so. */
  allowExpired?: boolean;
}

/** A SignRequest to connect with. */
export interface ConnectRequest extends SignRequest {
  subprotocols?: string[];
  /** Open again after a drop, with a fresh signature each time. */
  reconnect?: boolean;
  keepAlive?: KeepAlive;
  /** The saved API that the inputs stand for; without one it is found by its URL. */
  apiId?: string;
}

/** A SignRequest to copy. */
export interface CopyRequest extends SignRequest {
  subprotocols?: string[];
  format: CopyFormat;
}

/** Goes straight from the reply into the clipboard and is kept nowhere. */
export interface ClipboardText {
  text: string;
  /** Epoch milliseconds; absent where nothing was signed. */
  validUntil?: number;
}

export interface BackgroundApi extends ComposeApi, SequencesApi {
  overview(): Promise<Overview>;
  /** Remembers the console's inputs; never a secret. */
  keepDraft(draft: ConsoleDraft): Promise<void>;

  /**
   * Problems: `profile.name`, `profile.region`, `profile.endpoint`, `keys.*`; `profile.source`, which is
   * `about` the property of the source, as in `signIn.userPoolId`.
   */
  saveProfile(draft: ProfileDraft): Promise<ProfileView>;
  /** Forgets profile and keys; AWS is told to end its sign-in, as far as it can be reached. */
  deleteProfile(id: string): Promise<void>;

  /**
   * Gets credentials for the profile. Resolves with undefined when they are there, or with the step
   * that the person has to take next. Problems: `sign-in.*`, each naming the setting to mend.
   */
  signIn(profileId: string, input: SignInInput): Promise<SignInStep | undefined>;
  /** Answers the step that the profile waits at; resolves as `signIn`. */
  answerStep(profileId: string, answer: SignInAnswer): Promise<SignInStep | undefined>;
  /** Looks whether a `device-code` step was confirmed meanwhile; resolves as `signIn`. */
  pollStep(profileId: string): Promise<SignInStep | undefined>;
  /** Forgets every secret of the profile: tokens, credentials, what is under way. */
  signOut(profileId: string): Promise<void>;
  /** Calls STS GetCallerIdentity with the profile's credentials, refreshed where that is due. */
  testProfile(profileId: string): Promise<CallerIdentity>;

  /** Looks for Amplify sessions in the tab that the person is at; host access must have been granted. */
  findTabSessions(): Promise<TabSession[]>;
  /** Uses a found session for the profile. The page's refresh token is not kept. */
  useTabSession(profileId: string, tabSessionId: string): Promise<void>;

  vaultState(): Promise<VaultState>;
  /** Keeps the secrets over restarts, encrypted. Problem: `vault.passphrase`. */
  rememberWith(passphrase: string): Promise<void>;
  /** Deletes the encrypted copy; the secrets stay until the browser closes. */
  stopRemembering(): Promise<void>;
  lockVault(): Promise<void>;
  /** Problem: `vault.passphrase`. */
  unlockVault(passphrase: string): Promise<void>;
  setIdleLock(minutes: number): Promise<void>;
  /** Every secret of every profile, on disk and in memory; while unlocked AWS is told, as above. */
  forgetSecrets(): Promise<void>;

  /** Profiles without secrets as JSON text to share. */
  exportProfiles(profileIds: string[]): Promise<string>;
  /** Adds shared profiles; names that are taken get a number. Problem: `import.*`. */
  importProfiles(text: string): Promise<ProfileView[]>;

  /** Problems: `api.name`, `url.*`. */
  saveApi(draft: ApiDraft): Promise<SavedApi>;
  deleteApi(id: string): Promise<void>;

  /** Signs and shows how, masked; opens nothing. Problems as `connect`, and `signature.none`. */
  explainSignature(request: SignRequest): Promise<SignatureTrace>;
  /** Signs afresh for the clipboard. Problems as `connect`. */
  copySigned(request: CopyRequest): Promise<ClipboardText>;
  /**
   * Signs and has the host open a socket; resolves with the session id as soon as the session
   * exists, before the handshake ends. Problems: `url.*`, `scope.region`, `scope.service`,
   * `profile.missing`, `keys.missing`, `keys.expired`, `subprotocol.invalid`, `expires.range`.
   */
  connect(request: ConnectRequest): Promise<number>;
  /** Problems: `session.closed`, `message.base64`. */
  send(sessionId: number, message: OutgoingMessage): Promise<void>;
  /** Closes it, or ends the wait for the next attempt. */
  disconnect(sessionId: number): Promise<void>;
  /** While `reconnecting`: makes the next attempt now. */
  reconnectNow(sessionId: number): Promise<void>;
  /** Deletes the frames logged so far; the connection goes on. */
  clearFrames(sessionId: number): Promise<void>;
  /** Closes the socket if it is open, and deletes the session with its log. */
  removeSession(sessionId: number): Promise<void>;
  /** Problem: `session.name`. */
  changeSession(sessionId: number, change: SessionChange): Promise<void>;

  /** What is known of a session's handshake beside its record, without any request. Nothing for old sessions. */
  gatherEvidence(sessionId: number): Promise<GatheredEvidence>;
  /**
   * Asks the server of a refused session for its answer; host access must have been granted. What it
   * learns is in later `gatherEvidence` too. Problems: `probe.gone`, `probe.permission`, `probe.upgrade`.
   */
  askServer(sessionId: number, how: ProbeKind): Promise<GatheredEvidence>;
  /** Calls STS with the session's keys: are they good at all? The answer is part of the evidence. */
  askCaller(sessionId: number): Promise<GatheredEvidence>;
  /** Explains a pasted URL or error text with the stored keys, without any request. Problem: `explain.nothing`. */
  explainText(text: string): Promise<PastedEvidence>;

  /**
   * Calls API Gateway's @connections API with the profile's keys; host access must have been granted.
   * Resolves with whatever was answered. Problems: `connections.*`, `scope.region`, `profile.missing`, `keys.*`.
   */
  callConnection(call: ConnectionCall): Promise<ConnectionAnswer>;

  /**
   * Adds to the log what a page's sockets did. The reply names the session of each socket of the
   * batch. An empty batch says that the panel is still there: without one for half a minute, or
   * after its port is closed, what was open is told as no longer watched.
   */
  capture(batch: CaptureBatch): Promise<CaptureReply>;

  /**
   * Adds a session of a file to the log, batch by batch. The first has `head` and no `sessionId`; the
   * reply is the session's id. Problems: `import.url`, `import.batch`, `import.interrupted`, `log.write`.
   */
  importSession(batch: ImportBatch): Promise<number>;

  retention(): Promise<Retention>;
  /** Stores it and removes at once what it no longer keeps. Problem: `retention.range`. */
  setRetention(retention: Retention): Promise<void>;
}

/**
 * How a server is asked: `plain` is a GET of the https: form; `upgrade` a second true handshake,
 * which opens a connection for a moment where it is accepted; `anew` signs again first.
 */
export type ProbeKind = 'plain' | 'upgrade' | 'anew';

/** What the background adds to the evidence of a session. Holds no secret. */
export type GatheredEvidence = Pick<
  Evidence,
  'sent' | 'keys' | 'match' | 'answers' | 'clock' | 'caller' | 'network'
>;

/** Evidence of a pasted text; without a session. */
export type PastedEvidence = Omit<Evidence, 'session' | 'signature'>;

/** What the person can change of a session. */
export interface SessionChange {
  /** 1 to 80 characters. */
  name?: string;
  pinned?: boolean;
}

/** A fresh signature, or none again, for a connection that drops and opens again. */
export type FreshSignature = Pick<OpenRequest, 'signedUrl' | 'accessKeyId' | 'signature'>;

/** What the host needs to open a socket. The signed URL is used once and not kept. */
export interface OpenRequest {
  signedUrl: string;
  subprotocols: string[];
  /** For the session's record. */
  url: string;
  name: string;
  profileId: string;
  profileName: string;
  /** '' where nothing was signed. */
  accessKeyId: string;
  /** Absent where nothing was signed. */
  signature?: SignatureTrace;
  /** The signing service, or the one that the host of an unsigned URL names; '' for none. */
  service: string;
  reconnect?: boolean;
  keepAlive?: KeepAlive;
  greeting?: Greeting;
}

/**
 * Host → background. The reply goes to the host alone and carries a signed URL, as `HostApi.open`
 * does; the background takes this call from no other sender.
 */
export interface HostCallbacks {
  /** Signs the session's request anew. Problems as `BackgroundApi.connect`. */
  signAgain(sessionId: number): Promise<FreshSignature>;
}

export interface HostApi extends ComposeHostApi, SequencesHostApi {
  /** As `BackgroundApi.capture`. */
  capture(batch: { capture: string; number?: number; sockets: HostSocket[] }): Promise<CaptureReply>;
  /** The panel is gone: its sockets are watched no longer. */
  endCapture(capture: string): Promise<void>;
  /** As `BackgroundApi.importSession`. */
  importSession: BackgroundApi['importSession'];
  /** Resolves with the session id once its record is stored and the socket is opening. */
  open(request: OpenRequest): Promise<number>;
  send(sessionId: number, message: OutgoingMessage): Promise<void>;
  close(sessionId: number): Promise<void>;
  clear(sessionId: number): Promise<void>;
  remove(sessionId: number): Promise<void>;
  reconnectNow(sessionId: number): Promise<void>;
  change(sessionId: number, change: SessionChange): Promise<void>;
  /** Removes ended sessions that are not kept any longer. */
  retain(retention: Retention): Promise<void>;
  /** Ends whatever an earlier host left open in the log, and wipes the log if `wipe`. */
  begin(options: { wipe: boolean }): Promise<void>;
}

/** Something that views show has changed; they ask for the overview again. */
export type BackgroundEvent =
  | { type: 'profiles-changed' }
  | { type: 'apis-changed' }
  | { type: 'vault-changed' }
  | { type: 'recents-changed' }
  | { type: 'retention-changed' }
  /** Saved messages, environments or choices; views ask by `compose`. */
  | { type: 'compose-changed' }
  | { type: 'sequences-changed' };
