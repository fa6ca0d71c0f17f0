import type { RecordedHandshake } from '../../page/pageSocket.ts';
import type { Evidence } from '../evidence.ts';
import { networkKind } from '../networkKind.ts';

/** The HTTP status of a handshake; 0 where the browser tells none. */
export function handshakeStatus({ status, error = '' }: RecordedHandshake): number {
  // Chrome's record of a refused one has status 0, and the true one in its words.
  return status || Number(/Unexpected response code: (\d{3})\b/i.exec(error)?.[1] ?? 0);
}

/**
 * What the browser recorded of a page's handshake, as evidence: the answer, or how the network
 * failed. Nothing of one that opened, and nothing where the browser kept both to itself.
 * @param at epoch ms at which it ended
 * @param opened an answer of 101 is worth telling only where the browser opened no socket by it
 */
export function readHandshake(
  handshake: RecordedHandshake,
  at: number,
  opened: boolean,
): Pick<Evidence, 'answers' | 'network'> {
  const { responseHeaders, error = '' } = handshake;
  const status = handshakeStatus(handshake);
  if (status === 101 && opened) return {};
  if (status > 0) {
    const headers = responseHeaders.filter(([name]) => name !== 'set-cookie');
    return { answers: [{ source: 'handshake', at, status, headers, body: '' }] };
  }
  const kind = networkKind(error);
  return kind === 'unknown' ? {} : { network: { kind, source: 'DevTools', detail: error } };
}
