import type { Fault } from '../fault.ts';
import type { TagRow } from './sourceForm.ts';

/** What AWS would refuse of session tags (AWS: AssumeRole, Tags); rows without any text do not count. */
export function checkTags(rows: readonly TagRow[]): Fault | undefined {
  const tags = rows
    .map(({ key, value }) => ({ key: key.trim(), value: value.trim() }))
    .filter(({ key, value }) => key !== '' || value !== '');
  if (tags.length > 50) return { message: `There are ${tags.length} session tags, and 50 is the most.` };
  const seen = new Set<string>();
  for (const { key, value } of tags) {
    if (key === '') return { message: `The session tag with the value “${value}” has no key.` };
    if (key.length > 128) return { message: 'The key of a session tag has 128 characters at most.' };
    if (value.length > 256)
      return { message: `The value of session tag “${key}” is longer than 256 characters.` };
    if (/^aws:/i.test(key))
      return { message: `Keys that start with “aws:”, such as “${key}”, are AWS’s own.` };
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(key + value)) {
      return {
        message: `Session tag “${key}” has a character that AWS refuses.`,
        next: 'Letters, digits, spaces and “_.:/=+-@” are taken.',
      };
    }
    // AWS compares keys without regard to case.
    if (seen.has(key.toLowerCase())) return { message: `Session tag “${key}” is there twice.` };
    seen.add(key.toLowerCase());
  }
  return undefined;
}
