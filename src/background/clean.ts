import { Problem } from '#core/problem.ts';

/** A name as it is stored: trimmed, 1 to 80 characters. Throws a Problem with the given id. */
export function cleanName(name: unknown, id: string, what: string): string {
  const text = typeof name === 'string' ? name.trim() : '';
  if (text === '') throw new Problem(id, `The ${what} needs a name.`, 'Type one.');
  if (text.length > 80)
    throw new Problem(id, `The name is ${text.length} characters long, and 80 is the most.`, 'Shorten it.');
  return text;
}

/**
 * A region or service name as it goes into the credential scope, or undefined where none was
 * given. Refuses what would break the scope apart; emulators take any other text.
 */
export function cleanScopePart(value: unknown, id: string, what: string): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return undefined;
  if (/[\s/]/.test(text)) {
    throw new Problem(
      id,
      `“${text}” is no ${what}: it holds a space or a slash.`,
      `Type it as in ${what === 'region' ? 'eu-central-1' : 'execute-api'}.`,
    );
  }
  return text;
}
