import type { SessionRecord } from '#core/session.ts';
import type { MessageReading } from '../store/readMessage.ts';

/** Why Send cannot be pressed now, one sentence; undefined when it can. */
export function whyNotSend(
  session: Pick<SessionRecord, 'state'> | undefined,
  text: string,
  reading: MessageReading,
  whyNotThroughPage?: string,
): string | undefined {
  if (whyNotThroughPage) return whyNotThroughPage;
  if (!session) return 'Connect first, then send.';
  if (session.state === 'connecting') return 'The connection is still opening.';
  if (session.state === 'reconnecting') return 'The connection dropped, and is opened again first.';
  if (session.state === 'failed') return 'The connection never opened. Connect again to send.';
  if (session.state !== 'open') return 'The connection has ended. Connect again to send.';
  if (text === '') return 'Type a message to send.';
  return reading.fault;
}
