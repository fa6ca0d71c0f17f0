const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * Moves the focus among elements by arrow keys, Home and End, round and round, as the patterns
 * of https://www.w3.org/WAI/ARIA/apg/ describe. Returns what was focused.
 */
export function moveFocus(
  event: KeyboardEvent,
  elements: ArrayLike<HTMLElement>,
  axis: 'vertical' | 'horizontal',
): HTMLElement | undefined {
  const along = axis === 'vertical' ? /^(ArrowUp|ArrowDown|Home|End)$/ : /^(ArrowLeft|ArrowRight|Home|End)$/;
  if (!along.test(event.key) || elements.length === 0) return undefined;
  const all = Array.from(elements);
  const now = all.indexOf(document.activeElement as HTMLElement);
  const step = STEPS[event.key];
  const next =
    step === undefined
      ? event.key === 'Home'
        ? 0
        : all.length - 1
      : now === -1
        ? step > 0
          ? 0
          : all.length - 1
        : (now + step + all.length) % all.length;
  event.preventDefault();
  all[next]?.focus();
  return all[next];
}
