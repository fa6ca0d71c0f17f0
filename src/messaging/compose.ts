/** What views ask of the background about messages to be written, and what it asks of the host; part of contract.ts. */
import type {
  ApiChoices,
  ComposeLists,
  Environment,
  EnvironmentDraft,
  MessageChange,
  SavedMessage,
} from '#core/compose/saved.ts';
import type { MessageTemplate } from '#core/compose/types.ts';

/** Values of variables, by name: only those that the templates beside them use. May hold secrets. */
export type Values = Record<string, string>;

/** A message that is sent again and again. */
export interface RepeatRequest extends MessageTemplate {
  /** Between messages, LEAST_REPEAT to MOST_REPEAT. */
  seconds: number;
}

export interface ComposeApi {
  /** Saved messages, environments without their secrets, and what was chosen for each saved API. */
  compose(): Promise<ComposeLists>;
  /** Resolves with all saved messages, in order. Problems: `message.name`, `message.folder`, `message.size`, `message.count`. */
  changeMessages(change: MessageChange): Promise<SavedMessage[]>;
  /** Problems: `environment.name`, `environment.variable` (`about` its place, from 0), `vault.locked`. */
  saveEnvironment(draft: EnvironmentDraft): Promise<Environment>;
  deleteEnvironment(id: string): Promise<void>;
  /** Replaces what was chosen for a saved API, or for UNSAVED_API. */
  chooseForApi(apiId: string, choices: ApiChoices): Promise<void>;

  /**
   * Puts values into a message's `{{places}}` where the socket is, and sends it. Problems: as `send`;
   * `message.template`, `message.hex`, `vault.locked`.
   */
  sendTemplate(sessionId: number, message: MessageTemplate, environmentId?: string): Promise<void>;
  /**
   * Sends it now and every so many seconds, filled in anew each time, until `stopRepeat`, a fault or
   * the connection's end; the session's record says so. Takes the place of what was repeated before.
   * Problems: as `sendTemplate`; `repeat.seconds`.
   */
  startRepeat(sessionId: number, request: RepeatRequest, environmentId?: string): Promise<void>;
  stopRepeat(sessionId: number): Promise<void>;
}

/** A message that goes out whenever a connection opens. */
export interface Greeting {
  message: MessageTemplate;
  values: Values;
}

/** Background → host. */
export interface ComposeHostApi {
  /** As `ComposeApi.sendTemplate`. */
  sendTemplate(sessionId: number, message: MessageTemplate, values: Values): Promise<void>;
  /** As `ComposeApi.startRepeat`. */
  startRepeat(sessionId: number, request: RepeatRequest, values: Values): Promise<void>;
  stopRepeat(sessionId: number): Promise<void>;
}
