import type { ReadonlySignal } from '@preact/signals';
import { formatCountdown } from '#core/time.ts';
import { formatDate } from './formatDate.ts';

export interface ExpiryProps {
  /** Epoch milliseconds; undefined where the source did not say. */
  at: number | undefined;
  clock: ReadonlySignal<number>;
}

/** When keys expire, as a date and as a countdown. */
export function Expiry({ at, clock }: ExpiryProps) {
  if (at === undefined) return <span class="dim">not told by the text</span>;
  const left = at - clock.value;
  return (
    <>
      {formatDate(at)}{' '}
      <span class={left > 0 ? 'figures dim' : 'figures settings-bad'}>
        ({left > 0 ? `in ${formatCountdown(left)}` : 'expired'})
      </span>
    </>
  );
}
