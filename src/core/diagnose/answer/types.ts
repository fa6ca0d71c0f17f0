/** Where an answer was seen. */
export type AnswerSource =
  /** The true handshake, by Firefox's webRequest. */
  | 'handshake'
  /** A second, true upgrade request made to see the answer. */
  | 'upgrade-probe'
  /** A plain GET of the https:// form of the URL. */
  | 'plain-probe'
  /** A text that the person pasted. */
  | 'pasted';

/** What a server answered to a handshake, as it came. */
export interface Answer {
  source: AnswerSource;
  /** Epoch ms at which it was read. */
  at: number;
  /** 0 where a pasted text does not tell. */
  status: number;
  /** Names in lower case, in the order in which they came; set-cookie left out. */
  headers: readonly (readonly [name: string, value: string])[];
  /** As it came, at most 64 KB, known secrets masked. */
  body: string;
  /** True for a redirect, of which a browser tells neither status nor place. */
  redirected?: boolean;
  /** True where the URL was signed anew for the probe. */
  signedAnew?: boolean;
}

/** What an answer means by AWS's own words (facts in readAnswer.ts); one answer may carry several. */
export type ServerFault =
  | { kind: 'missing-authentication-token' }
  | { kind: 'signature-mismatch'; canonicalRequest?: string; stringToSign?: string }
  | { kind: 'signature-expired'; signedAt: number; serverTime: number }
  | { kind: 'signature-not-yet-current'; signedAt: number; serverTime: number }
  | { kind: 'wrong-service'; expected: string }
  | { kind: 'wrong-region'; given: string }
  | { kind: 'wrong-terminator' }
  | { kind: 'scope-date'; scopeDate: string; amzDate: string }
  | { kind: 'invalid-token' }
  | { kind: 'expired-token' }
  | { kind: 'incomplete-signature'; detail: string }
  | { kind: 'unsupported-algorithm' }
  | {
      kind: 'access-denied';
      principal?: string;
      action?: string;
      resource?: string;
      explicitDeny: boolean;
      /** The kind of policy that denies it or does not allow it: `identity-based policy`, `session policy`. */
      policy?: string;
    }
  | { kind: 'anonymous-denied'; resource?: string }
  | { kind: 'forbidden' }
  | { kind: 'unauthorized' }
  | { kind: 'bad-request'; detail: string }
  | { kind: 'not-found' }
  | { kind: 'gone' }
  | { kind: 'url-too-long' }
  | { kind: 'upgrade-required' }
  | { kind: 'throttled' }
  | { kind: 'integration-failed' }
  | { kind: 'integration-timeout' }
  | { kind: 'accepted' }
  | { kind: 'not-websocket' }
  | { kind: 'unknown' };
