import { Problem } from '#core/problem.ts';

/**
 * Puts text on the clipboard. Called from a click, so that no permission is needed. Problem:
 * `clipboard.refused`, as when signing took longer than the few seconds that Firefox lets a click count.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new Problem(
      'clipboard.refused',
      'The browser did not let Countersign write to the clipboard, so nothing was copied.',
      'Press the button once more.',
      { cause },
    );
  }
}
