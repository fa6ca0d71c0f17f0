import type { Keys } from '../profile.ts';

/** Something to know about pasted keys that does not stop them from being saved. */
export interface PasteNotice {
  /** For example `keys.long-lived`, `keys.expired`, `keys.shape`. */
  id: string;
  level: 'info' | 'warn';
  /** One sentence for the person. */
  message: string;
}

/** One usable set of keys found in a paste. */
export interface PastedKeys {
  /** What kind of text it was, for the person: `credentials file`, `shell exports`, `STS JSON` … */
  source: string;
  /** Profile name in the text, where it has one. */
  name?: string;
  region?: string;
  keys: Keys;
  notices: PasteNotice[];
}

/** Why something in a paste cannot be used: one sentence, and never a secret's text. */
export interface PasteFault {
  /** For example `keys.missing-secret`, `keys.missing-token`, `paste.unreadable`. */
  id: string;
  message: string;
  next?: string;
  /** The profile in the text that it is about, where there is one. */
  name?: string;
}

/** Everything understood of a paste. Empty text gives neither candidates nor faults. */
export interface PasteReading {
  candidates: PastedKeys[];
  faults: PasteFault[];
}
