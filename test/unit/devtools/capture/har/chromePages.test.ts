import { describe, expect, it } from 'vitest';
import { closed, created } from '../support/events.ts';
import { FakeDocument } from '../support/FakeDocument.ts';
import { START } from '../support/FakeTime.ts';
import { chrome, entry, WORKER } from './support.ts';

describe('Chrome’s record and the page it belongs to', () => {
  it('lists nothing again that was cleared before its record came', async () => {
    const { page, background, capture, time, start } = chrome();
    await start();
    page.document?.tell(created(1), closed(1, START + 40, 1006));
    await time.pass(200);
    capture.clear();
    page.finish(entry({ startedAt: START, status: 403 }));
    await time.pass(10_000);
    expect(background.only.handshake?.status).toBe(403);
    expect(capture.sessionIds.value).toEqual([]);
  });

  it('lists no socket of the load before “Reload and record”, whose end is told after it', async () => {
    const { page, background, capture, time } = chrome();
    time.at = START + 1_000;
    void capture.reloadAndRecord();
    await time.pass(100);
    page.navigate(Object.assign(new FakeDocument('second'), { early: true }));
    await time.pass(200);
    page.finish(entry({ ...WORKER, startedAt: START }));
    page.finish(entry({ startedAt: START + 900, key: 'second' }));
    await time.pass(20_000);
    expect(background.sockets.size).toBe(0);
    page.finish(entry({ ...WORKER, startedAt: time.at - 10_000, key: 'third' }));
    await time.pass(10_000);
    expect(capture.sessionIds.value).toHaveLength(1);
  });

  it('lists no socket of the page before that the record had not told until it was left', async () => {
    const { page, background, time, start } = chrome();
    await start();
    await time.pass(5_000);
    const made = time.at - 4_000;
    page.navigate(new FakeDocument('second'));
    page.finish(entry({ ...WORKER, startedAt: made }));
    await time.pass(20_000);
    expect(background.sockets.size).toBe(0);
  });

  it('leaves out the pages before, where Chrome was told to keep its record', async () => {
    const { page, background, time, start } = chrome();
    time.at = START + 60_000;
    page.recorded = {
      pages: [START - 100, START + 50_000].map((at) => ({ startedDateTime: new Date(at).toISOString() })),
      entries: [entry(), entry({ startedAt: START + 51_000, key: 'own', url: 'wss://api.example.com/own' })],
    };
    await start();
    await time.pass(5_000);
    expect(background.only.created.url).toBe('wss://api.example.com/own');
  });

  it('ends workers’ sockets with their page, and does not take them up again from a kept record', async () => {
    const { page, background, recorded, time, start } = chrome();
    await start();
    recorded(WORKER);
    await time.pass(4_000);
    page.navigate(new FakeDocument('second'));
    await time.pass(5_000);
    expect(background.only.change).toMatchObject({ state: 'closed', close: { code: 1001 } });
  });
});
