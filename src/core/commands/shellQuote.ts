import { Problem } from '../problem.ts';

/**
 * One word for bash and zsh that arrives byte for byte: single quotes, in which neither `$`, a
 * backtick nor `!` means anything. Text with control characters, which a terminal would act on,
 * is written as `$'…'`. Windows shells are out of scope: their quoting has no such form.
 * Problem: `command.nul`, as no argument can hold a NUL.
 */
export function shellQuote(text: string): string {
  if (text.includes('\0')) {
    throw new Problem('command.nul', 'A command cannot hold a NUL character.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = /[\u0001-\u001f\u007f]/;
  if (!controls.test(text)) return shellQuoteScript(text);
  const escaped = text.replace(/[\\']/g, '\\$&').replace(new RegExp(controls, 'g'), (character) => {
    // Three octal digits: a digit that follows is never taken for part of the escape.
    return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return `$'${escaped}'`;
}

/** A script of several lines as one word that stays readable: single quotes alone. */
export function shellQuoteScript(script: string): string {
  return `'${script.replaceAll("'", "'\\''")}'`;
}
