import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog, type StoredSession } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const PUSHED = 30;

inBothBrowsers('two sockets', (browser) => {
  const gateway = useGateway({ stages: { dev: {}, beta: {} } });
  const other = () => gateway().url.replace('/dev', '/beta');

  /** Texts of what came in, in order. */
  const received = ({ rows }: StoredSession) =>
    rows.filter(({ direction }) => direction === 'received').map(({ payload }) => payload);
  const numbered = (name: string) =>
    Array.from({ length: PUSHED }, (_, n) => JSON.stringify({ type: name, n }));

  /** Sends numbered texts into all connections by turns. */
  function pushToEach(names: string[]): void {
    const connections = gateway().connections();
    expect(connections).toHaveLength(names.length);
    for (let n = 0; n < PUSHED; n++) {
      for (const [at, name] of names.entries())
        gateway().push(connections[at]!.id, JSON.stringify({ type: name, n }));
    }
  }

  it('keeps the frames of two APIs apart, and shows the one that is chosen', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.view.click('button', 'New connection');
    await popup.waitState(/Not connected/);
    await popup.connect(other(), 'chat');
    await popup.waitState(/Connected/);
    pushToEach(['to-dev', 'to-beta']);
    await popup.waitRow(/"to-beta","n":29/);
    expect(await popup.rowCount()).toBe(PUSHED + 2);
    await popup.send('{"action":"echo","by":"beta"}');
    await popup.waitRow(/"by":"beta"/);

    await popup.chooseSession(/\/dev/);
    await popup.waitRow(/"to-dev","n":29/);
    expect(await popup.rowCount()).toBe(PUSHED + 2);
    expect(await popup.view.value('textbox', 'WebSocket URL')).toBe(gateway().url);
    const lines = (await popup.rows()).map(({ line }) => line).join('\n');
    expect(lines).not.toContain('to-beta');

    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    expect(
      gateway()
        .connections()
        .map(({ stage }) => stage),
    ).toEqual(['beta']);

    await popup.chooseSession(/\/beta/);
    await popup.waitState(/Connected/);
    await popup.send('{"action":"echo","still":"open"}');
    await popup.view.until('the echo', hasTwice, '"still":"open"');

    const [dev, beta] = await readLog(popup.view);
    expect(received(dev!)).toEqual(numbered('to-dev'));
    expect(received(beta!)).toEqual([
      ...numbered('to-beta'),
      '{"action":"echo","by":"beta"}',
      '{"action":"echo","still":"open"}',
    ]);
    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    await popup.close();
  });

  it('opens the same URL twice', async () => {
    const popup = await ConsolePage.popup(browser());
    await popup.view.click('button', 'New connection');
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.view.click('button', 'New connection');
    await popup.view.click('button', 'Connect');
    await popup.waitState(/Connected/);
    pushToEach(['first', 'second']);
    await popup.waitRow(/"second","n":29/);

    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    expect(gateway().connections()).toHaveLength(1);
    const [first, second] = (await readLog(popup.view)).slice(-2);
    expect(received(first!)).toEqual(numbered('first'));
    expect(received(second!)).toEqual(numbered('second'));
    expect([first!.state, second!.state]).toEqual(['open', 'closed']);
    await popup.close();
  });
});

const hasTwice = (win: Window, text: string) =>
  [...win.document.querySelectorAll('[role=grid] [role=row]')].filter((row) =>
    row.textContent?.includes(text),
  ).length === 2;
