import { AwsError } from '../endpoints/AwsError.ts';
import type { Form } from './types.ts';

export const validation = (value: string, name: string, constraint: string): AwsError =>
  new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`,
  );

/** Throws ValidationError where the parameter is missing. */
export function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

/** RoleSessionName. Throws ValidationError for names that STS does not take. */
export function readSessionName(form: Form): string {
  const name = required(form, 'RoleSessionName');
  if (name.length < 2)
    throw validation(name, 'roleSessionName', 'Member must have length greater than or equal to 2');
  if (name.length > 64)
    throw validation(name, 'roleSessionName', 'Member must have length less than or equal to 64');
  if (!/^[\w+=,.@-]+$/.test(name))
    throw validation(name, 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*');
  return name;
}

/** DurationSeconds, 3600 where it is not given. Throws ValidationError outside 900 to `most`. */
export function readDuration(form: Form, most: number, tooLong: string): number {
  const text = form.get('DurationSeconds') ?? '3600';
  const seconds = Number(text);
  if (!/^\d+$/.test(text)) throw new AwsError('MalformedInput', 'DurationSeconds is not a number.');
  if (seconds < 900)
    throw validation(text, 'durationSeconds', 'Member must have value greater than or equal to 900');
  if (seconds > 43_200)
    throw validation(text, 'durationSeconds', 'Member must have value less than or equal to 43200');
  if (seconds > most) throw new AwsError('ValidationError', tooLong);
  return seconds;
}

/** `Tags.member.N.Key` and `.Value`. Throws ValidationError for a tag without key. */
export function readTags(form: Form): Record<string, string> {
  const tags: Record<string, string> = {};
  const numbers = [...form.keys()].map((name) => /^Tags\.member\.(\d+)\./.exec(name)?.[1]);
  for (const number of new Set(numbers.filter((n) => n !== undefined))) {
    const key = form.get(`Tags.member.${number}.Key`);
    if (!key || key.length > 128)
      throw validation(key ?? '', `tags.${number}.member.key`, 'Member must have length between 1 and 128');
    if (key in tags)
      throw new AwsError(
        'InvalidParameterValue',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      );
    tags[key] = form.get(`Tags.member.${number}.Value`) ?? '';
  }
  return tags;
}
