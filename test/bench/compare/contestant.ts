import type { Sender } from '../sender/startSender.ts';

/** A way to look at a stream, ready to take it. */
export interface Contestant {
  /** Processes that it runs in. */
  processes(): number[];
  /** Answers as soon as it can. */
  ask(): Promise<unknown>;
  /** Has the sender begin. */
  begin(): Promise<unknown>;
  /** Whether all `count` messages are where a person can look at them. Asked only after answers come again. */
  hasAll(count: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens one whose socket is connected to `url`, which waits for its first message. */
export type OpenContestant = (sender: Sender, url: string) => Promise<Contestant>;
