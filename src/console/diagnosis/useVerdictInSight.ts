import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '#core/diagnose/finding.ts';
import { useConsole } from '../context.ts';

/**
 * After the server or STS was asked: brings the head of the verdict into sight where it is not, gives
 * it the focus where the button that asked is gone, and returns the words to be announced.
 */
export function useVerdictInSight(verdict: Finding | undefined): {
  place: RefObject<HTMLDivElement | null>;
  words: string;
} {
  const { store } = useConsole();
  const asked = store.asked.value;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(asked);
  const [words, say] = useState('');

  useLayoutEffect(() => {
    if (before.current === asked) return;
    before.current = asked;
    say(verdict ? `${verdict.title}: ${verdict.certainty}.` : 'Nothing wrong is seen.');
    const head = place.current?.querySelector<HTMLElement>('h2');
    head?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement === document.body) head?.focus({ preventScroll: true });
  }, [asked]);

  return { place, words };
}
