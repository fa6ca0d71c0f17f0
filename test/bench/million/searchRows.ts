import type { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { type BenchRow, median, row } from '../row.ts';
import { scale } from '../scale.ts';
import { RARE, SPREAD } from '../sender/feedText.ts';
import { bareScan } from './bareScan.ts';
import { clearSearch, type SearchTimes, search } from './search.ts';

const LIMIT = { first: 100, all: 1_500, selective: 300, frame: 1_000 / 60 };
const ROUNDS = 5;

/**
 * Searches in the console's own box: for a word that every segment of the log holds, so that all
 * must be read, and for one that few hold.
 */
export async function searchRows(tab: ConsolePage, id: string): Promise<BenchRow[]> {
  const total = await tab.rowCount();
  const cleared: number[] = [];

  async function times({ word, every }: { word: string; every: number }): Promise<SearchTimes[]> {
    const found: SearchTimes[] = [];
    const expected = Math.floor(scale.frames / every);
    for (let round = 0; round < ROUNDS; round++) {
      found.push(await search(tab.view, word, expected));
      cleared.push(await clearSearch(tab.view, total));
    }
    return found;
  }

  const spread = await times(SPREAD);
  const rare = await times(RARE);
  const bare = await bareScan(tab.view, SPREAD.word);
  const of = (part: 'first' | 'end', all: SearchTimes[]) => median(all.map((one) => one[part]));
  return [
    row(`${id}-search-all-first`, of('first', spread), 'ms', 'limit', LIMIT.first),
    row(`${id}-search-all-end`, of('end', spread), 'ms', 'limit', LIMIT.all),
    row(`${id}-search-all-end-bare`, of('end', spread), 'ms', 'bare scan of IndexedDB', bare),
    row(`${id}-search-rare-first`, of('first', rare), 'ms', 'limit', LIMIT.first),
    row(`${id}-search-rare-end`, of('end', rare), 'ms', 'limit', LIMIT.selective),
    row(`${id}-clear`, median(cleared), 'ms', 'limit, one frame', LIMIT.frame),
  ];
}
