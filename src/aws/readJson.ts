import { isRecord } from '#core/record.ts';

/** JSON text as an object; anything else, also no JSON at all, is an empty one. */
export function readJsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The field where it is a string. */
export function textOf(object: Record<string, unknown>, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
