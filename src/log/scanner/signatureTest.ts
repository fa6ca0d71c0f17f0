import { ASCII_ESCAPE } from '#core/filter/jsonText.ts';
import { needlesOf } from '#core/filter/needles.ts';
import type { Filter } from '#core/filter/types.ts';
import { GRAM } from '../signature/grams.ts';
import { mayContain } from '../signature/mayContain.ts';

/** Escapes of printable ASCII, long enough for a signature to know them. */
const ASCII_ESCAPES = ['2', '3', '4', '5', '6', '7'].map((digit) => `${ASCII_ESCAPE}${digit}`);

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
    .map((any) => any.flatMap((needle) => (needle === ASCII_ESCAPE ? ASCII_ESCAPES : [needle])))
    .filter((any) => any.every((needle) => needle.length >= GRAM));
  if (wanted.length === 0) return undefined;
  return (signature) => wanted.every((any) => any.some((needle) => mayContain(signature, needle)));
}
