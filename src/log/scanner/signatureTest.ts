import { ASCII_ESCAPE } from '#core/filter/jsonText.ts';
import { needlesOf } from '#core/filter/needles.ts';
import type { Filter } from '#core/filter/types.ts';
import { GRAM } from '../signature/grams.ts';
import { mayContain, mayHoldEscapes } from '../signature/mayContain.ts';

/**
 * Whether a segment with this signature may hold rows that pass the filter; undefined where no
 * signature can tell.
 */
export function signatureTest({
  terms,
}: Filter): ((signature: Uint8Array | undefined) => boolean) | undefined {
  const wanted = terms
    // What is negated says nothing of what must be there, and event rows are faults whatever they hold.
    .filter(({ test, negated }) => !negated && test.type !== 'error')
    .flatMap(({ test }) => needlesOf(test).all)
    .filter((any) => any.every((needle) => needle === ASCII_ESCAPE || needle.length >= GRAM));
  if (wanted.length === 0) return undefined;
  return (signature) => wanted.every((any) => any.some((needle) => mayHold(signature, needle)));
}

function mayHold(signature: Uint8Array | undefined, needle: string): boolean {
  return needle === ASCII_ESCAPE ? mayHoldEscapes(signature) : mayContain(signature, needle);
}
