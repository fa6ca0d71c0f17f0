import { describe, expect, it } from 'vitest';
import { textsOf } from '../support/events.ts';
import { START } from '../support/FakeTime.ts';
import { chrome, entry, message, WORKER } from './support.ts';

describe('a socket that Chrome’s record alone tells of', () => {
  it('tells of a worker’s socket with all its frames, as they come', async () => {
    const { background, recorded, time, start } = chrome();
    await start();
    const first = [message('send', 'hi', START + 30), message('receive', 'AQL/', START + 40, 2)];
    recorded({ ...WORKER, startedAt: START, messages: first });
    await time.pass(4_000);
    expect(background.only).toMatchObject({
      created: { createdAt: START, page: { scope: 'worker', seenFrom: 'har' } },
      change: { state: 'open', openedAt: START + 25, handshakeMs: 25, subprotocol: 'chat' },
    });
    recorded({
      ...WORKER,
      startedAt: START,
      messages: [...first, message('receive', 'more', START + 4_050)],
    });
    await time.pass(3_000);
    expect(background.only.rows.slice(2)).toEqual([
      { time: START + 30, direction: 'sent', kind: 'text', payload: 'hi' },
      { time: START + 40, direction: 'received', kind: 'binary', payload: 'AQL/' },
      { time: START + 4_050, direction: 'received', kind: 'text', payload: 'more' },
    ]);
  });

  it('ends a worker’s socket when the browser says that its request has ended', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    recorded({ ...WORKER, messages: [message('send', 'hi', START + 30)] });
    await time.pass(4_000);
    page.finish(
      entry({ ...WORKER, messages: [message('send', 'hi', START + 30), message('send', 'bye', START + 60)] }),
    );
    await time.pass(2_000);
    expect(textsOf(background.only).slice(-3)).toEqual(['hi', 'bye', expect.stringContaining('closed')]);
    expect(background.only.change.state).toBe('closed');
  });

  it('tells an iframe of another site from a worker by where the request came from', async () => {
    const { background, recorded, time, start } = chrome();
    await start();
    recorded({ ...WORKER, origin: 'https://ads.example.net' });
    await time.pass(5_000);
    expect(background.only.created.page).toMatchObject({
      scope: 'frame',
      pageUrl: 'https://ads.example.net',
    });
  });

  it('goes on after a record that makes no sense', async () => {
    const { page, background, recorded, time, start } = chrome();
    page.recorded = {
      entries: [null, { request: 7 }, { ...entry(), _webSocketMessages: [null, { type: 'send' }] }],
    };
    await start();
    recorded({ ...WORKER, messages: [message('send', 'hi', START + 30)] });
    await time.pass(4_000);
    expect(background.all.map(({ created: { url } }) => url)).toContain(WORKER.url);
  });
});
