import { Problem } from '#core/problem.ts';

/** What is said where a page cannot be recorded as it should be. */

/** The page was left while something of it was waited for. */
export const LEFT = 'page.left';

export const left = (): Problem => new Problem(LEFT, 'The page was left.');

export const stale = (): Problem =>
  new Problem(
    'page.stale',
    'The page was recorded by an earlier version of Countersign.',
    'Reload the page to record it with this one.',
  );

export const notHooked = (): Problem =>
  new Problem(
    'page.not-hooked',
    'The page does not let its sockets be watched.',
    'Use “Reload and record”; what the browser itself tells of its sockets is shown meanwhile.',
  );

export const meddled = (): Problem =>
  new Problem(
    'page.meddled',
    'Something in the page handed over records that make no sense, and they were left out.',
    'Take what is shown of this page with care.',
  );

export const stuck = (): Problem =>
  new Problem(
    'page.busy',
    'The page has not answered for 5 seconds, so nothing new can be shown.',
    'It may be stopped in the debugger, or busy; what its sockets do meanwhile is shown once it answers.',
  );

export const gone = (): Problem =>
  new Problem(
    'page.gone',
    'The page’s socket is not open any more, so nothing was sent.',
    'Open the API in the console to send to it.',
  );
