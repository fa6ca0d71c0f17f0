import type { Fault } from './fault.ts';

/** The longest name that a profile or a saved API can have, in UTF-16 code units. */
export const NAME_LENGTH = 80;

/** Why this cannot be the name of a profile or a saved API. */
export function nameFault(
  form: { id: string | undefined; name: string },
  others: readonly { id: string; name: string }[],
  what: 'profile' | 'saved API',
): Fault | undefined {
  const name = form.name.trim();
  if (!name) {
    return { message: `The ${what} has no name yet.`, next: 'Give it one that you will recognise.' };
  }
  if (name.length > NAME_LENGTH) {
    return { message: `The name is ${name.length} characters long, and ${NAME_LENGTH} is the most.` };
  }
  if (others.some((other) => other.id !== form.id && other.name === name)) {
    return { message: `Another ${what} is called “${name}” already.`, next: 'Choose another name.' };
  }
  return undefined;
}
