import { stateWords } from '#console/status/stateWords.ts';
import type { SessionRecord } from '#core/session.ts';
import { matchWords } from '#ui/matchWords.ts';

/** Sockets whose URL, service, key, state or origin hold every word of the filter. */
export function findSockets(filter: string, sockets: readonly SessionRecord[]): readonly SessionRecord[] {
  if (filter.trim() === '') return sockets;
  const hit = matchWords(filter);
  return sockets.filter((socket) => {
    const { url, service, accessKeyId, page } = socket;
    const { state, detail = '' } = stateWords(socket, service === 'execute-api');
    return hit(
      [url, service, accessKeyId || 'unsigned', state, detail, page?.pageUrl ?? '', page?.scope ?? ''].join(
        ' ',
      ),
    );
  });
}
