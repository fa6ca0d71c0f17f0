import type { CopyFormat } from '../commands/format.ts';

/** How sure a finding is. `certain` only where the evidence leaves no other reading. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** Stable ids: tests, buttons and help refer to them. */
export type FindingId =
  | 'expired-credentials'
  | 'expired-url'
  | 'wrong-region'
  | 'wrong-service'
  | 'url-too-long'
  | 'stage-missing'
  | 'cleartext'
  | 'port-in-host'
  | 'tls-failure'
  | 'subprotocol-not-echoed'
  | 'connect-integration-timeout'
  | 'idle-timeout'
  | 'duration-limit'
  | 'message-too-big'
  | 'binary-not-supported'
  | 'connection-lost'
  | 'unexplained';

/** What the extension itself can do about a finding: a button. */
export type Remedy =
  | { kind: 'sign-again'; region?: string; service?: string }
  | { kind: 'paste-keys' }
  | { kind: 'copy'; format: CopyFormat };

/** A cause that the evidence can neither prove nor exclude. */
export interface PossibleCause {
  id: string;
  /** One sentence: the cause, and how to check it. */
  sentence: string;
}

/** One explanation of a failed or ended connection. Holds no secret. */
export interface Finding {
  id: FindingId;
  /** The verdict in a few words. */
  title: string;
  /** What happened and why. */
  sentence: string;
  certainty: Certainty;
  /** Observations that speak for it, each one line. */
  evidenceFor: string[];
  /** Observations that speak against it. */
  evidenceAgainst: string[];
  /** What to do, one sentence. */
  next: string;
  remedy?: Remedy;
  /** Where the rule comes from: an AWS page, an RFC section. */
  source: string;
  /** Usual causes, most frequent first, where nothing more can be known. */
  causes?: PossibleCause[];
}
