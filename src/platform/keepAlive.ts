import browser from 'webextension-polyfill';

/** A third of the time that Firefox gives, since a busy page's timers come late. */
const EVERY_MS = 10_000;

/**
 * Firefox stops an event page after 30 s without extension API traffic, whatever its sockets do
 * (measured: neither socket traffic nor open ports count, a parent API call does). Returns a
 * switch that makes such calls while it is on; the first one at once, since those 30 s may be
 * nearly over by then.
 */
export function createKeepAlive(): (on: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const call = () => void browser.runtime.getPlatformInfo();
  return (on) => {
    clearInterval(timer);
    if (on) call();
    timer = on ? setInterval(call, EVERY_MS) : undefined;
  };
}
