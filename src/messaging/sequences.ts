/** What views ask of the background about sequences, and what it asks of the host; part of contract.ts. */
import type { SavedSequence } from '#core/compose/saved.ts';
import type { Sequence } from '#core/compose/types.ts';
import type { Values } from './compose.ts';

/** A SavedSequence to be saved; without an id it is a new one. It may be faulty while it is written. */
export type SequenceDraft = Omit<SavedSequence, 'id'> & { id?: string };

/** A sequence to be run, under a name for the report. */
export interface SequenceRun extends Sequence {
  name: string;
}

export interface SequencesApi {
  sequences(): Promise<SavedSequence[]>;
  /** Over the one with its id, or as another one. Problems: `sequence.name`, `sequence.size`, `sequence.count`. */
  saveSequence(draft: SequenceDraft): Promise<SavedSequence>;
  deleteSequence(id: string): Promise<void>;
  /**
   * Begins to run it where the socket is, and resolves then; the session's record says how far it is,
   * its detail what came of each step. Problems: `sequence.fault`, `sequence.running`, `vault.locked`;
   * as `send`.
   */
  runSequence(sessionId: number, run: SequenceRun, environmentId?: string): Promise<void>;
  /** Ends the one that is running; nothing where none is. */
  stopSequence(sessionId: number): Promise<void>;
}

/** A sequence with the values that it uses. */
export interface SequenceOrder {
  run: SequenceRun;
  values: Values;
  /** Names of those that no report may show. */
  secret: readonly string[];
}

/** Background → host. */
export interface SequencesHostApi {
  /** As `SequencesApi.runSequence`. */
  runSequence(sessionId: number, order: SequenceOrder): Promise<void>;
  stopSequence(sessionId: number): Promise<void>;
}
