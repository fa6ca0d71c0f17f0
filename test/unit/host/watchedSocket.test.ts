import { expect, it } from 'vitest';
import { watchSocket } from '#host/watchedSocket.ts';
import { createLog, DRAFT, TRACE, textOf } from '../log/support.ts';

it('logs what was said, and that the rest is missing, where the handshake cannot be stored', async () => {
  const { writer, openReader } = createLog();
  const log = { ...writer, setHandshake: () => Promise.reject(new Error('The disk is full.')) };
  const page = { pageUrl: 'https://app.example.com/', scope: 'page', seenFrom: 'start' } as const;
  const socket = await watchSocket({ log, clock: () => 9_000 }, { ...DRAFT, page, signature: TRACE });
  const hello = { time: 6_000, direction: 'received', kind: 'text', payload: 'hello' } as const;
  await socket.prepare({
    ref: '1',
    rows: [hello],
    change: { state: 'open', openedAt: 5_000 },
    handshake: { status: 101, requestHeaders: [], responseHeaders: [] },
  })();
  await writer.flush();
  const reader = openReader();
  expect((await reader.sessions())[0]).toMatchObject({ state: 'open', page: { status: 101 } });
  expect((await reader.rows(socket.sessionId, 0, 9)).map(textOf)).toEqual([
    'hello',
    'how the server answered could not be written to the log',
  ]);
  await writer.close();
});
