/** Finds the browsers, or installs them where the system's package manager can be used. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, fail } from './ensure.mjs';

const BROWSERS = {
  chrome: {
    label: 'Chromium or Chrome',
    variable: 'CHROME_PATH',
    debian: 'chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      win32: [
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      ],
    },
  },
  firefox: {
    label: 'Firefox 140 or newer',
    variable: 'FIREFOX_PATH',
    debian: 'firefox-esr',
    names: ['firefox-esr', 'firefox'],
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    },
  },
};

/**
 * Where a browser's program is, or undefined.
 * @param {'chrome' | 'firefox'} browser
 */
export function findBrowser(
  browser,
  { env = process.env, platform = process.platform, exists = existsSync } = {},
) {
  const { variable, names, places } = BROWSERS[browser];
  if (env[variable]) return env[variable];
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(platform === 'win32' ? [] : onPath), ...(places[platform] ?? [])].find((path) => exists(path));
}

/**
 * A browser's program, installed where it is missing and can be. Ends the command otherwise.
 * @param {'chrome' | 'firefox'} browser
 */
export function ensureBrowser(browser) {
  const { label, variable, debian } = BROWSERS[browser];
  const given = process.env[variable];
  if (given && !existsSync(given)) fail(`${variable} names ${given}, where there is no program.`);
  const found = findBrowser(browser);
  if (found) return found;
  if (aptInstall(debian)) {
    const installed = findBrowser(browser);
    if (installed) return installed;
  }
  return fail(`${label} is missing: install it, or set ${variable} to its program.`);
}
