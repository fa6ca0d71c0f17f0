import browser from 'webextension-polyfill';

/** One alarm of the browser: a timer that outlives the background, and wakes it. */
export interface Alarm {
  /**
   * Rings once at that time, in place of the time set before. Browsers may ring late, and Chrome
   * rings 30 s from now at the earliest for an extension of its store.
   * @param at epoch milliseconds
   */
  set(at: number): void;
  clear(): void;
  /** To be called synchronously as the background starts: the browser keeps no listener otherwise. */
  onRing(listener: () => void): void;
}

export function createAlarm(name: string): Alarm {
  return {
    set: (at) => void browser.alarms.create(name, { when: at }),
    clear: () => void browser.alarms.clear(name),
    onRing(listener) {
      browser.alarms.onAlarm.addListener((alarm) => {
        if (alarm.name === name) listener();
      });
    },
  };
}
