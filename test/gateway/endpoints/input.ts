import { AwsError, invalidParameter } from './AwsError.ts';
import type { Json } from './types.ts';

/** The member as text; undefined where it is absent or null. Throws SerializationException for other types. */
export function optionalText(input: Json, name: string): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new AwsError('SerializationException', `${typeof value} can not be converted to a String`);
  return value;
}

/** The member as text. Throws InvalidParameterException where it is missing, in AWS's words. */
export function requiredText(input: Json, name: string): string {
  const value = optionalText(input, name);
  if (!value) throw missing(name);
  return value;
}

/** The member as a map of texts; null members are left out. Empty where it is absent. */
export function textMap(input: Json, name: string): Record<string, string> {
  const value = input[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
  const map: Record<string, string> = {};
  for (const key of Object.keys(value)) {
    const text = optionalText(value as Json, key);
    if (text !== undefined) map[key] = text;
  }
  return map;
}

export const missing = (name: string): AwsError =>
  invalidParameter(
    `1 validation error detected: Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' ` +
      'failed to satisfy constraint: Member must not be null',
  );
