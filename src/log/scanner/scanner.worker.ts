// The Worker in which a view searches the log.
import { createBreathe } from '#core/createBreathe.ts';
import { openDatabaseSource } from './databaseSource.ts';
import type { ScannerCall, ScannerNews } from './protocol.ts';
import { serveSearches } from './serveSearches.ts';
import { createSignatureCache } from './signatureCache.ts';

const scope = self as unknown as Pick<Worker, 'postMessage' | 'onmessage'> & WindowOrWorkerGlobalScope;

const post = (news: ScannerNews, transfer: Transferable[]) => scope.postMessage(news, transfer);

const source = openDatabaseSource(scope.indexedDB);

const serve = serveSearches(
  {
    source,
    signatures: createSignatureCache(source),
    clock: () => performance.now(),
    breathe: createBreathe(),
  },
  post,
);

scope.onmessage = ({ data }: MessageEvent<ScannerCall>) => serve(data);
