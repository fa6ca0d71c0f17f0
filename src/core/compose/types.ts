/** How the text of a message is meant. */
export type MessageForm = 'text' | 'hex' | 'base64';

/** A message that may hold `{{placeholders}}`. */
export interface MessageTemplate {
  text: string;
  form: MessageForm;
}

/** One step of a sequence. */
export type Step =
  | ({ kind: 'send' } & MessageTemplate)
  | { kind: 'wait'; ms: number }
  /** Goes on with the first received frame that passes `filter` (as the filter box has it), which may have come since the last `send`. */
  | { kind: 'expect'; filter: string; withinMs: number; take?: readonly Taken[] };

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
  /** Index of the frame that was expected and came. */
  frame?: number;
}

export const LIMITS = {
  steps: 1_000,
  rounds: 1_000,
  /** Longest wait or time limit, ms: API Gateway closes after ten idle minutes. */
  waitMs: 600_000,
} as const;
