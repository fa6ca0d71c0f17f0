import type { Correlation } from '../decode/contract.ts';

/**
 * What two messages were paired by: the protocol's own id, a field of JSON that both have, the path that
 * the person gave, or nothing but their order, which is a guess.
 */
export type PairedBy = 'protocol' | 'field' | 'path' | 'order';

/** A value that an answer may repeat. */
export interface Key {
  /** JSON path of the member, `$.requestId`. */
  field: string;
  /** As text, without the quotes of a string. */
  value: string;
  /** The lower, the more its name says that it is meant for this. */
  rank: number;
}

/** What one message is to the conversation. */
export interface Turn {
  /** Of its row in the log. */
  index: number;
  /** Epoch milliseconds with a fraction. */
  time: number;
  sent: boolean;
  /** Route, method, topic or operation. */
  name: string;
  /** It reports a fault. */
  failed: boolean;
  /** What the protocol's decoder says of it. */
  link?: Correlation;
  /** Without a protocol: what it may be paired by. */
  keys: readonly Key[];
}
