import type { SessionHead } from '../../export/sessionHead.ts';
import { Problem } from '../../problem.ts';
import { type EntryFacts, FACTS, inEntries, takeFact } from './entryFacts.ts';
import { headOfEntry, timeOf } from './headOfEntry.ts';
import { JsonParts } from './JsonParts.ts';

/** A session, and the number of its entry in the file. */
export interface EntryHead {
  entry: number;
  head: SessionHead;
}

const WANTED = inEntries(FACTS, { pages: { each: { members: { id: 'whole', startedDateTime: 'whole' } } } });

/**
 * What a HAR file tells of its WebSockets, in its order. One without a time of its own has its page's,
 * or that of the entry before it; `modified` is the file's. Problems: `import.*`.
 */
export async function readHeads(chunks: AsyncIterable<Uint8Array>, modified: number): Promise<EntryHead[]> {
  const sockets: { entry: number; facts: EntryFacts; before: number | undefined }[] = [];
  const pages: { id?: unknown; startedDateTime?: unknown }[] = [];
  let facts: EntryFacts = { isSocket: false };
  let entry = 0;
  let latest: number | undefined;
  let isHar = false;

  function entryEnded(): void {
    if (facts.isSocket) sockets.push({ entry, facts, before: latest });
    latest = timeOf(facts.started) ?? latest;
  }

  const parts = new JsonParts(WANTED, {
    enter(path) {
      const [, list, number] = path;
      if (path.length === 2) isHar ||= list === 'entries';
      else if (path.length === 3 && list === 'pages') pages.push({});
      else if (path.length === 3) {
        entryEnded();
        facts = { isSocket: false };
        entry = Number(number);
      } else if (path[3] === '_webSocketMessages') facts.isSocket = true;
    },
    value(path, value) {
      if (path[1] === 'entries') takeFact(facts, path.slice(3), value);
      else pages.at(-1)![path[3] === 'id' ? 'id' : 'startedDateTime'] = value;
    },
  });
  for await (const chunk of chunks) parts.push(chunk);
  parts.end();
  if (!isHar) throw noHar();
  entryEnded();

  return sockets.map(({ entry, facts, before }) => {
    const page = pages.find(({ id }) => id !== undefined && id === facts.pageref);
    const otherwise = timeOf(page?.startedDateTime) ?? before ?? latest ?? modified;
    return { entry, head: headOfEntry(facts, otherwise) };
  });
}

const noHar = (): Problem =>
  new Problem(
    'import.format',
    'The file is JSON, but no HAR file: it has no “log.entries”. Nothing of it was imported.',
    'Export “HAR” from DevTools or “JSON Lines” from Countersign, and choose that file.',
  );
