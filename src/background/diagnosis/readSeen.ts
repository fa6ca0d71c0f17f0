import { networkKind } from '#core/diagnose/networkKind.ts';
import type { SeenHandshake } from '#platform/handshakeWatch.ts';
import type { Seen } from './attempts.ts';

/** What Firefox saw of a handshake as evidence; undefined where it adds nothing to the close code. */
export function readSeen(seen: SeenHandshake): Seen | undefined {
  if ('status' in seen) {
    const { at, status } = seen;
    const headers = seen.headers.filter(([name]) => name !== 'set-cookie');
    return { answer: { source: 'handshake', at, status, headers, body: '' } };
  }
  // The refusal itself was told by its headers before.
  const kind = networkKind(seen.error);
  if (kind === 'unknown') return undefined;
  return { network: { kind, source: 'Firefox', detail: seen.error } };
}
