import { expect, it } from 'vitest';
import { listStored } from '#log/listStored.ts';
import { createLog, DRAFT, TRACE, textRow } from './support.ts';

it('lists sessions with their size, and takes one that waits to connect again for open', async () => {
  const { writer, openReader } = createLog();
  const closed = await writer.createSession(DRAFT, TRACE);
  writer.append(closed, textRow('x'.repeat(100)));
  writer.update(closed, { state: 'closed', endedAt: 5 });
  const dropped = await writer.createSession(DRAFT, TRACE);
  writer.update(dropped, { state: 'reconnecting', endedAt: 5, retryAt: 6 });
  await writer.flush();
  expect(await listStored(openReader())).toEqual([
    { id: dropped, bytes: 0, ended: false },
    { id: closed, bytes: 100, ended: true },
  ]);
  await writer.close();
});
