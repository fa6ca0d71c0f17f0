import type { CopyFormat } from '../commands/format.ts';

/** How sure a finding is. `certain` only where the evidence leaves no other reading. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** Stable ids: tests, buttons and help refer to them. */
export type FindingId =
  | 'unsigned'
  | 'malformed-credential'
  | 'malformed-date'
  | 'unsupported-algorithm'
  | 'signed-elsewhere'
  | 'missing-parameter'
  | 'duplicate-parameter'
  | 'expired-url'
  | 'clock-behind'
  | 'clock-ahead'
  | 'expires-out-of-range'
  | 'expired-credentials'
  | 'missing-token'
  | 'token-not-signed'
  | 'token-signed-but-service-appends'
  | 'token-of-other-key'
  | 'unknown-key'
  | 'long-lived-key-with-token'
  | 'wrong-secret'
  | 'wrong-region'
  | 'wrong-service'
  | 'wrong-partition'
  | 'host-mismatch'
  | 'port-in-host'
  | 'parameter-added-after-signing'
  | 'parameter-changed-after-signing'
  | 'plus-for-space'
  | 'path-encoding'
  | 'double-slash'
  | 'trailing-slash'
  | 'header-signed-that-browsers-cannot-send'
  | 'payload-hash-unsigned'
  | 'url-too-long'
  | 'policy-missing'
  | 'policy-explicit-deny'
  | 'policy-rest-shaped-arn'
  | 'policy-wrong-stage'
  | 'stage-or-api-unknown'
  | 'stage-missing'
  | 'default-endpoint-disabled'
  | 'api-key-or-waf'
  | 'authorizer-refused'
  | 'connect-integration-failed'
  | 'connect-integration-timeout'
  | 'throttled'
  | 'subprotocol-not-echoed'
  | 'idle-timeout'
  | 'duration-limit'
  | 'message-too-big'
  | 'binary-not-supported'
  | 'route-unknown'
  | 'not-a-websocket-endpoint'
  | 'tls-failure'
  | 'dns-failure'
  | 'network-refused'
  | 'no-answer'
  | 'offline'
  | 'mixed-content'
  | 'cleartext'
  | 'scope-date-mismatch'
  | 'gateway-error-frame'
  | 'connection-lost'
  | 'unexplained';

/** What the extension itself can do about a finding: a button. */
export type Remedy =
  /** Signs afresh, with these overrides and for this URL where given, and connects. */
  | {
      kind: 'sign-again';
      region?: string;
      service?: string;
      url?: string;
      subprotocols?: readonly string[];
    }
  /** Brings the API of a page's socket to the console with these overrides, for a profile to be chosen or made. */
  | { kind: 'take-over'; region?: string; service?: string }
  /** Signs with this computer's clock corrected by so much, and connects. */
  | { kind: 'correct-clock'; offsetMs: number }
  /** Gets new credentials for the profile and connects. */
  | { kind: 'refresh' }
  | { kind: 'switch-profile'; profileName: string }
  | { kind: 'paste-keys' }
  /** Asks the server for its answer: see probe in messaging/contract.ts. */
  | { kind: 'ask-server' }
  /** A text to copy: code or a policy, named by what it is. */
  | { kind: 'copy-text'; label: string; text: string }
  | { kind: 'link'; label: string; href: string }
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
  /** First the one that serves best. */
  remedies?: readonly Remedy[];
  /** Where the rule comes from: an AWS page, an RFC section. */
  source: string;
  /** Usual causes, most frequent first, where nothing more can be known. */
  causes?: PossibleCause[];
}
