import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('binary frames', (browser) => {
  const echo = useGateway({ binary: 'echo' });
  const strict = useGateway();

  it('sends bytes given in hex and base64, and shows what comes back in hex', async () => {
    await addProfile(browser(), 'bytes', echo().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.connect(echo().url, 'bytes');
    await popup.waitState(/Connected/);

    await popup.view.click('button', 'Hex');
    await popup.send('00 ff 10 41');
    await popup.view.until('the first echo', hasRows, 4);
    await popup.view.click('button', 'Base64');
    await popup.send('Q291bnRlcnNpZ24=');
    await popup.view.until('the second echo', hasRows, 6);

    const rows = (await popup.rows()).slice(2);
    expect(rows.map(({ direction }) => direction)).toEqual(['sent', 'received', 'sent', 'received']);
    for (const row of rows) expect(row.route).toBe('binary');
    expect(rows.map(({ size }) => size)).toEqual(['4 B', '4 B', '11 B', '11 B']);
    expect(rows[1]?.line).toBe('00 ff 10 41');
    expect(rows[3]?.line).toBe('43 6f 75 6e 74 65 72 73 69 67 6e');

    await popup.openRow(/43 6f 75/);
    // Eight bytes a line in the popup.
    await popup.view.waitText(
      'region',
      'Payload in hex',
      /^00000000 ?43 6f 75 6e 74 65 72 73 ?Counters ?00000008 ?69 67 6e ?ign$/,
    );

    const [session] = await readLog(popup.view);
    expect(session?.rows.slice(2).map(({ binary, payload }) => [binary, payload])).toEqual([
      [true, '00 ff 10 41'],
      [true, '00 ff 10 41'],
      [true, '43 6f 75 6e 74 65 72 73 69 67 6e'],
      [true, '43 6f 75 6e 74 65 72 73 69 67 6e'],
    ]);
    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    await popup.close();
  });

  it('says that hex is no hex, and sends nothing', async () => {
    const popup = await ConsolePage.popup(browser());
    await popup.view.click('button', 'New connection');
    await popup.connect(echo().url, 'bytes');
    await popup.waitState(/Connected/);
    await popup.view.click('button', 'Hex');
    const before = echo().stats().messagesIn;
    await popup.send('00 fg');
    const said = await popup.view.until(
      'a fault',
      (win) => win.document.getElementById('message-state')?.querySelector('.bad')?.textContent,
    );
    expect(said).toMatch(/hex/i);
    await popup.view.fill('textbox', 'Message', '01');
    await popup.view.click('button', 'Send');
    await popup.view.until('the echo', hasRows, 4);
    expect(echo().stats().messagesIn).toBe(before + 1);
    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    await popup.close();
  });

  it('tells in words that API Gateway closes on binary frames', async () => {
    await addProfile(browser(), 'strict', strict().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.view.click('button', 'New connection');
    await popup.connect(strict().url, 'strict');
    await popup.waitState(/Connected/);
    await popup.view.click('button', 'Hex');
    await popup.send('01 02 03');
    await popup.waitState(/Closed.*1003 · Unsupported data: Binary is not supported/);
    await popup.waitRow(/closed 1003 Unsupported data/);
    await popup.view.click('tab', 'Diagnosis');
    await popup.view.waitPageText(
      /A binary message was refused.*Send text, with binary data as base64 inside it/,
    );
    await popup.close();
  });
});

const hasRows = (win: Window, count: number) =>
  win.document.querySelectorAll('[role=grid] [role=row]').length >= count;
