import type { Filter } from '#core/filter/types.ts';

/** Whether a single frame can hold such a filter up: for it alone nobody can say how long it takes. */
export function mayTakeLong({ terms }: Filter): boolean {
  return terms.some(({ test }) => test.type === 'regex' || test.type === 'json');
}
