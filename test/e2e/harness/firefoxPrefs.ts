import type { ChromeEval } from './chromeEval.ts';
import type { LaunchOptions } from './ExtensionBrowser.ts';

type Prefs = NonNullable<LaunchOptions['prefs']>;

/** The preferences that the options come to. */
export function prefsOf({ downloads, prefs }: Pick<LaunchOptions, 'downloads' | 'prefs'>): Prefs {
  const toFolder = downloads && {
    'browser.download.dir': downloads,
    'browser.download.folderList': 2,
    'browser.download.alwaysOpenPanel': false,
  };
  return { ...toFolder, ...prefs };
}

/** Sets preferences of a Firefox that runs; gives what puts back those that were there. */
export async function setPrefs(chromeEval: ChromeEval, prefs: Prefs): Promise<() => Promise<void>> {
  if (Object.keys(prefs).length === 0) return async () => {};
  const before = await chromeEval(`(() => {
    const { Preferences } = ChromeUtils.importESModule('resource://gre/modules/Preferences.sys.mjs');
    const before = [];
    for (const [name, value] of Object.entries(${JSON.stringify(prefs)})) {
      before.push([name, Preferences.isSet(name) ? Preferences.get(name) : null]);
      Preferences.set(name, value);
    }
    return JSON.stringify(before);
  })()`);
  return async () =>
    void (await chromeEval(`(() => {
      const { Preferences } = ChromeUtils.importESModule('resource://gre/modules/Preferences.sys.mjs');
      for (const [name, value] of ${before})
        value === null ? Preferences.reset(name) : Preferences.set(name, value);
    })()`));
}
