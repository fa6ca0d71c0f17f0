/** How the text of a message is meant. */
export type MessageForm = 'text' | 'hex' | 'base64';

/** A message that may hold `{{placeholders}}`. */
export interface MessageTemplate {
  text: string;
  form: MessageForm;
}

/** One step of a sequence. */
export type Step = ({ kind: 'send' } & MessageTemplate) | { kind: 'wait'; ms: number } | Expectation;

/** Goes on with the first frame received from here on that passes `filter` (as the filter box has it). */
export interface Expectation {
  kind: 'expect';
  filter: string;
  withinMs: number;
  take?: readonly Taken[];
  /** A frame that came since the last message, and that no step has taken, counts as well. */
  early?: true;
  /** Goes on, without values, where no such frame comes in time. */
  orGoOn?: true;
}

/** A value of the expected frame that later messages use as `{{name}}`. */
export interface Taken {
  name: string;
  /** JSON path, such as `$.user.id`. */
  path: string;
}

export interface Sequence {
  steps: readonly Step[];
  /** Times that the steps are run, 1 for once. */
  rounds: number;
}

/** What came of a step. */
export interface StepResult {
  /** From 0, in its sequence. */
  step: number;
  /** From 0. */
  round: number;
  kind: Step['kind'];
  passed: boolean;
  /** Epoch ms at which it began, and how long it took. */
  at: number;
  ms: number;
  /** What was sent, waited for or found; why it failed. One line. */
  detail: string;
  /** Index of the row that was sent, or expected and came. Absent where there is none in the log. */
  frame?: number;
}

export const LIMITS = {
  steps: 1_000,
  rounds: 1_000,
  /** Longest wait or time limit, ms: API Gateway closes after ten idle minutes. */
  waitMs: 600_000,
} as const;
