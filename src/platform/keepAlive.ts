import browser from 'webextension-polyfill';

/**
 * Firefox stops an event page after 30 s without extension API traffic, whatever its sockets do
 * (measured: neither socket traffic nor open ports count, a parent API call does). Returns a
 * switch that makes one such call every 20 s while it is on.
 */
export function createKeepAlive(): (on: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  return (on) => {
    clearInterval(timer);
    timer = on ? setInterval(() => void browser.runtime.getPlatformInfo(), 20_000) : undefined;
  };
}
