import type { MessageTemplate, Sequence } from './types.ts';

/** A message under a name, in storage.local. */
export interface SavedMessage extends MessageTemplate {
  id: string;
  name: string;
  /** '' for none. Folders are there as long as a message is in them. */
  folder: string;
}

/** A SavedMessage to be saved; without an id it is a new one. */
export type MessageDraft = Omit<SavedMessage, 'id'> & { id?: string };

/** A sequence under a name, in storage.local. */
export interface SavedSequence extends Sequence {
  id: string;
  name: string;
}

/** A variable as every view may see it. */
export interface Variable {
  name: string;
  /** Absent for a secret one: its value stays in the background. */
  value?: string;
  secret?: true;
  /** A secret one without a value at hand: never typed, or forgotten with the vault. */
  missing?: true;
}

/** A set of values under a name. */
export interface Environment {
  id: string;
  name: string;
  variables: Variable[];
}

/** An Environment to be saved; a secret value that is left out is kept. */
export type EnvironmentDraft = Omit<Environment, 'id'> & { id?: string };

/** What was chosen for the messages of one saved API, or of all URLs that are not saved. */
export interface ApiChoices {
  environmentId?: string;
  /** Id of the saved message that goes out whenever the connection opens. */
  onConnect?: string;
  /** Routes that messages can be written for. */
  routes?: string[];
  /** Where messages name their route, such as `action` for `$request.body.action`. */
  routeKey?: string;
}

/** The key of the choices for URLs that are not saved. */
export const UNSAVED_API = '';

/** All that a composer shows. */
export interface ComposeLists {
  messages: SavedMessage[];
  environments: Environment[];
  /** By id of the saved API, or UNSAVED_API. */
  choices: Record<string, ApiChoices>;
}

/** A change of the saved messages. */
export type MessageChange =
  /** Over the message with its id where there is one, or as a new one, which comes last. */
  | { type: 'save'; message: MessageDraft }
  | { type: 'delete'; id: string }
  /** Takes a deletion back: the message stands before `before` again, or last. */
  | { type: 'restore'; message: SavedMessage; before?: string }
  /** Into a folder, before another message of it, or last. */
  | { type: 'move'; id: string; folder: string; before?: string }
  | { type: 'rename-folder'; from: string; to: string };

/** So that all of it stays well within storage.local's 10 MB. */
export const SAVED_LIMITS = {
  messages: 2_000,
  /** UTF-8, of one message: API Gateway's largest. */
  messageBytes: 128 * 1_024,
  /** UTF-8, of all messages. */
  allBytes: 4_000_000,
  environments: 100,
  variables: 200,
  /** Characters of a variable's value: an ID token has some thousands. */
  valueLength: 16_384,
  routes: 200,
} as const;
