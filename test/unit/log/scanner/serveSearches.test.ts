import { expect, it, vi } from 'vitest';
import { openDatabaseSource } from '#log/scanner/databaseSource.ts';
import type { ScannerNews } from '#log/scanner/protocol.ts';
import { serveSearches } from '#log/scanner/serveSearches.ts';
import { createSignatureCache } from '#log/scanner/signatureCache.ts';
import { createLog, DRAFT, settle, TRACE, textRow } from '../support.ts';
import { filterOf } from './searches.ts';

it('answers calls, tells that it is alive while there is a search, and is silent after the last', async () => {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  for (const text of ['one', 'two', 'one again']) log.writer.append(id, textRow(text));
  await log.writer.flush();
  const source = openDatabaseSource(log.indexedDB);
  const news: ScannerNews[] = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const serve = serveSearches(
    { source, signatures: createSignatureCache(source), clock: () => 0, breathe: async () => undefined },
    (said, transfer) => {
      news.push(said);
      // What is handed over may not be used again.
      for (const buffer of transfer) expect(buffer).toBeInstanceOf(ArrayBuffer);
    },
  );
  serve({ type: 'search', id: 7, request: { sessionId: id, filter: filterOf('one'), first: 0, next: 3 } });
  expect(news).toEqual([{ type: 'alive', calls: 1 }]);
  await settle();
  const events = news.flatMap((said) => (said.type === 'event' ? [said] : []));
  expect(events).toEqual([
    { type: 'event', id: 7, event: { type: 'past', hits: Uint32Array.of(2, 0), down: 0 } },
    { type: 'event', id: 7, event: { type: 'done' } },
  ]);
  news.length = 0;
  vi.advanceTimersByTime(1_000);
  expect(news).toHaveLength(4);
  serve({ type: 'abort', id: 7 });
  news.length = 0;
  vi.advanceTimersByTime(1_000);
  expect(news).toEqual([]);
  vi.useRealTimers();
});
