import type { ConsoleProps } from '../props.ts';

/** What the store works with; the clock comes in so that tests hold it. */
export interface StoreDeps extends Pick<ConsoleProps, 'background' | 'log' | 'onBackgroundEvent'> {
  copyText(text: string): Promise<void>;
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `ms`; returns the way to cancel. */
  later(callback: () => void, ms: number): () => void;
}
