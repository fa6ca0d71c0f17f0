/** A statement of an IAM policy document, read and checked (AWS IAM: "IAM JSON policy elements"). */
export interface Statement {
  /** From 1, in the order of the document. */
  number: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  /** Patterns of Action, or of NotAction where `notAction`. */
  actions: readonly string[];
  notAction: boolean;
  /** Patterns of Resource, or of NotResource where `notResource`. */
  resources: readonly string[];
  notResource: boolean;
  conditions: readonly Condition[];
}

/** One key of one operator of a Condition element; all have to hold. */
export interface Condition {
  /** `StringEquals`, `ForAnyValue:StringLike`, `BoolIfExists` … */
  operator: string;
  key: string;
  values: readonly string[];
}

/** Who asks for what. */
export interface AccessRequest {
  /** `execute-api:Invoke` */
  action: string;
  /** `arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/dev/$connect`; `*` for parts nobody knows. */
  resource: string;
  /** Condition keys that are known, in lower case. */
  context: Readonly<Record<string, string>>;
}

/** Yes, no, or not to be known from here. */
export type Truth = 'yes' | 'no' | 'unknown';

export interface Verdict {
  effect: 'allow' | 'explicit-deny' | 'no-allow' | 'unknown';
  /** The statement that decides, or the one whose conditions cannot be known. */
  statement?: Statement;
  /** Condition keys on which it hangs, where `unknown`. */
  unknownKeys: readonly string[];
}
