import type { Answer } from '../diagnose/answer/types.ts';
import type { OutgoingMessage } from '../frame.ts';

/** POST sends to the connection, GET describes it, DELETE closes it. */
export type ConnectionMethod = 'POST' | 'GET' | 'DELETE';

/** One call of API Gateway's @connections API, and whose keys sign it. */
export interface ConnectionCall {
  method: ConnectionMethod;
  /** What `readManagementEndpoint` takes: the place that `@connections` follows. */
  endpoint: string;
  connectionId: string;
  profileId: string;
  /** Where neither host nor profile names it, or another is wanted. */
  region?: string;
  /** Of a POST: at most 128 KB. */
  message?: OutgoingMessage;
}

/** What came back, as it came; secrets masked. */
export interface ConnectionAnswer extends Omit<Answer, 'source' | 'signedAnew'> {
  method: ConnectionMethod;
  /** Milliseconds from the request to its answer. */
  took: number;
}

/** Of an answer, all that tells what it means. */
export type AnswerText = Pick<ConnectionAnswer, 'method' | 'status' | 'headers' | 'body' | 'redirected'>;
