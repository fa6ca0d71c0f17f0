import browser from 'webextension-polyfill';
import { hostPattern, requestHost } from './permissions.ts';
import { UPGRADE_PERMISSIONS, upgradeState } from './upgradeState.ts';

/** Set by the build (vite.config.ts). */
declare const __TARGET__: 'chrome' | 'firefox';

/** Whether a second true handshake can be made, and the question that goes before it. */
export interface UpgradeAccess {
  offered(): boolean;
  /** Called by a click before anything is awaited; `origin` is http(s):. */
  request(origin: string): Promise<boolean>;
}

/**
 * For a view. Firefox grants what it needs at a click, and tells the answers to later handshakes
 * too; Chrome only has it where it was switched on in the options before the browser started.
 */
export function prepareUpgradeAccess(): UpgradeAccess {
  if (__TARGET__ === 'firefox') {
    return {
      offered: () => true,
      request: (origin) =>
        browser.permissions.request({
          permissions: [...UPGRADE_PERMISSIONS] as never,
          origins: [hostPattern(origin), hostPattern(origin.replace(/^http/, 'ws'))],
        }),
    };
  }
  let granted = false;
  void upgradeState().then((state) => {
    granted = state === 'on';
  });
  return { offered: () => granted, request: (origin) => requestHost([origin]) };
}
