import { API_GATEWAY } from './limits.ts';
import { Problem } from './problem.ts';
import { formatBytes } from './time.ts';
import { utf8Length } from './utf8Length.ts';

/**
 * A message sent at an interval, so that API Gateway's idle limit of 10 minutes (limits.ts) is not
 * reached. Browsers cannot send ping frames (RFC 6455 section 5.5.2 leaves them to the endpoint).
 */
export interface KeepAlive {
  /** Seconds between messages, 5 to 3,600. */
  seconds: number;
  /** Text that is sent. */
  message: string;
}

/** What a new choice begins with: API Gateway takes JSON, and picks the route by its `action`. */
export const KEEP_ALIVE_MESSAGE = '{"action":"ping"}';

const LEAST = 5;
const MOST = 3_600;

/** What was typed, '' for no keep-alive. Throws Problem `keep-alive.seconds` or `keep-alive.message`. */
export function readKeepAlive(seconds: string, message: string): KeepAlive | undefined {
  if (seconds.trim() === '') return undefined;
  return checkKeepAlive({ seconds: Number(seconds), message });
}

/** Throws Problem `keep-alive.seconds` or `keep-alive.message`. */
export function checkKeepAlive({ seconds, message }: KeepAlive): KeepAlive {
  if (!(Number.isInteger(seconds) && seconds >= LEAST && seconds <= MOST)) {
    throw new Problem(
      'keep-alive.seconds',
      'A keep-alive message can be sent every 5 to 3,600 seconds.',
      'Give a whole number within that, or nothing for none.',
    );
  }
  if (message.trim() === '') {
    throw new Problem('keep-alive.message', 'The keep-alive message is empty.', 'Type what is to be sent.');
  }
  if (utf8Length(message) > API_GATEWAY.frameBytes) {
    throw new Problem(
      'keep-alive.message',
      `The keep-alive message has ${formatBytes(utf8Length(message))}, more than the 32 KB of one frame.`,
      'Type a shorter one.',
    );
  }
  return { seconds, message };
}
