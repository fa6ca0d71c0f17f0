import type { Page, Protocol } from 'puppeteer-core';

/**
 * Collects what a page of Chromium prints, and what it prints as an error or throws. A session of its
 * own is told what was printed before it was there, which puppeteer's own events leave out.
 */
export async function watchChrome(
  page: Page,
  { errors, printed }: Record<'errors' | 'printed', string[]>,
): Promise<void> {
  const session = await page.createCDPSession();
  const print = (text: string, isError: boolean) => {
    printed.push(text);
    if (isError) errors.push(text);
  };
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) =>
    print(args.map(textOf).join(' '), type === 'error'),
  );
  // Refusals of the page's own policy and failed requests, among others.
  session.on('Log.entryAdded', ({ entry }) => print(entry.text, entry.level === 'error'));
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
}

const textOf = ({ value, description }: Protocol.Runtime.RemoteObject): string =>
  String(value ?? description ?? '');
