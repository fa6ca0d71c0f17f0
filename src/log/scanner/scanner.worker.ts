// The Worker in which a view searches the log.
import { createBreathe } from './breathe.ts';
import { openDatabaseSource } from './databaseSource.ts';
import type { ScannerCall, ScannerNews } from './protocol.ts';
import { serveSearches } from './serveSearches.ts';

const scope = self as unknown as Pick<Worker, 'postMessage' | 'onmessage'> & WindowOrWorkerGlobalScope;

const post = (news: ScannerNews, transfer: Transferable[]) => scope.postMessage(news, transfer);

const serve = serveSearches(
  {
    source: openDatabaseSource(scope.indexedDB),
    clock: () => performance.now(),
    breathe: createBreathe(),
  },
  post,
);

scope.onmessage = ({ data }: MessageEvent<ScannerCall>) => serve(data);
