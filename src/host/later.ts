/** Calls back once after `ms` milliseconds; returns the way to cancel. */
export type Later = (callback: () => void, ms: number) => () => void;

export const later: Later = (callback, ms) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};
