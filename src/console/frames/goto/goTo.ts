import { inFigures } from '#core/inFigures.ts';
import { formatTimeOfDay } from '#core/time.ts';
import type { LogReader } from '#log/contract.ts';
import type { FrameSource } from '../FrameSource.ts';
import type { GoToPlace } from './readPlace.ts';

/**
 * Finds the row at a place, or with a filter on the next one that passes; waits until the search
 * has come so far. Returns the row's index, or a sentence on why there is none; undefined where
 * the filter was changed meanwhile.
 */
export async function goTo(
  place: GoToPlace,
  source: FrameSource,
  indexAt: (time: number) => ReturnType<LogReader['indexAt']>,
): Promise<{ index: number } | { fault: string } | undefined> {
  const { first, next } = source.bounds;
  if (next === first) return { fault: 'There are no frames to go to.' };
  const index = 'index' in place ? place.index : await indexAt(place.time).catch(() => undefined);
  if (index === undefined) return { fault: 'The log cannot be read at the moment. Try again.' };
  if ('index' in place && (index < first || index >= next)) {
    return {
      fault: `There is no frame #${inFigures(index + 1)}: the log holds #${inFigures(first + 1)} to #${inFigures(next)}.`,
    };
  }
  if (index >= next) {
    const time = 'time' in place ? formatTimeOfDay(place.time) : '';
    return { fault: `No frame came at ${time} or later.` };
  }
  const search = source.search.peek();
  await search?.reached(index);
  if (search !== source.search.peek()) return undefined;
  const position = source.positionOf(index);
  if (position < source.count) return { index: source.indexAt(position) };
  return { fault: `No frame from #${inFigures(index + 1)} on passes the filter.` };
}
