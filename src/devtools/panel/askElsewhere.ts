import { Problem } from '#core/problem.ts';

/** What a panel answers where the browser lets it ask for nothing. Problem: `panel.cannot-ask`. */
export async function askElsewhere(): Promise<never> {
  throw new Problem(
    'panel.cannot-ask',
    'The browser does not let a DevTools panel ask for access.',
    'Open the socket’s session in the console, and press the button there.',
  );
}
