import { expect, it } from 'vitest';
import { seed } from '../tools/seed.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const BY_KEY = '{"action":"echo","order":{"id":7,"paid":true}}';
const BY_BUTTON = '{"action":"echo","note":"grüß dich"}';

inBothBrowsers('connect and log', (browser) => {
  const gateway = useGateway();

  it('connects from the popup, logs what is sent and received, and disconnects in words', async () => {
    const profile = await seed(browser(), gateway());
    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, profile.name);
    await popup.waitState(/Connected/);
    expect(gateway().connections()[0]?.accessKeyId).toBe(gateway().credentials.good.accessKeyId);

    await popup.view.fill('textbox', 'Message', BY_KEY);
    await popup.view.press('Enter', 'Control');
    await popup.view.until('the first echo', hasRows, 4);
    await popup.send(BY_BUTTON);
    await popup.view.until('the second echo', hasRows, 6);

    const rows = await popup.rows();
    expect(rows.map(({ direction }) => direction)).toEqual([
      ...['event', 'event'],
      ...['sent', 'received', 'sent', 'received'],
    ]);
    expect(rows[0]?.line).toContain(`connecting to 127.0.0.1:${gateway().port}/dev as ASIA`);
    expect(rows[1]?.line).toMatch(/^connected in \d+ ms$/);
    for (const row of rows) expect(row.time).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    for (const row of rows.slice(2)) expect(row.route).toBe('echo');
    expect(rows.slice(2).map(({ line }) => line)).toEqual([BY_KEY, BY_KEY, BY_BUTTON, BY_BUTTON]);
    expect(rows.slice(2).map(({ size }) => size)).toEqual(['46 B', '46 B', '38 B', '38 B']);
    expect(gateway().stats()).toMatchObject({ messagesIn: 2, messagesOut: 2 });

    await popup.openRow(/"id":7/);
    await popup.view.waitFor('tree', 'JSON');
    const tree = await popup.view.text('tree', 'JSON');
    expect(tree).toMatch(/"?order"?: ?\{/);
    expect(tree).toMatch(/"?id"?: ?7/);
    expect(tree).toMatch(/"?paid"?: ?true/);

    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed.*1000 · Closed normally/);
    await popup.waitRow(/closed 1000 Closed normally/);
    await popup.view.waitFor('button', 'Connect');
    expect(gateway().connections()).toEqual([]);
    await popup.close();
  });
});

const hasRows = (win: Window, count: number) =>
  win.document.querySelectorAll('[role=grid] [role=row]').length >= count;
