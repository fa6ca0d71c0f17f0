import { describe, expect, it } from 'vitest';
import { createLog, DRAFT, TRACE, textRow } from '../support.ts';
import { collector, filterOf, isEnd, scannerOf } from './searches.ts';

async function filled(count: number, text = (i: number) => `row ${i}`) {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  for (let i = 0; i < count; i += 1) log.writer.append(id, textRow(text(i)));
  await log.writer.flush();
  return { ...log, id, scanner: scannerOf(log.indexedDB) };
}

describe('a search', () => {
  it('finds rows of the past, newest first', async () => {
    const { scanner, id } = await filled(5_000);
    const told = collector();
    scanner.search({ sessionId: id, filter: filterOf('99'), first: 0, next: 5_000 }, told.listener);
    await told.until(isEnd);
    const expected = Array.from({ length: 5_000 }, (_, i) => i).filter((i) => `${i}`.includes('99'));
    expect(told.past()).toEqual(expected.reverse());
  });

  it('tests rows that come later, in order', async () => {
    const { scanner, id, writer } = await filled(1_500);
    const told = collector();
    const handle = scanner.search(
      { sessionId: id, filter: filterOf('"row 15"'), first: 0, next: 1_500 },
      told.listener,
    );
    for (let i = 1_500; i < 4_000; i += 1) writer.append(id, textRow(`row ${i}`));
    await writer.flush();
    handle.extend(0, 4_000);
    await told.until((event) => event.type === 'fresh' && event.up === 4_000);
    await told.until(isEnd);
    expect(told.past()).toEqual([159, 158, 157, 156, 155, 154, 153, 152, 151, 150, 15]);
    expect(told.fresh()).toEqual(Array.from({ length: 100 }, (_, i) => 1_500 + i));
  });
});
