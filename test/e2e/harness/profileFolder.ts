import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Target } from './ExtensionBrowser.ts';

/**
 * A folder for a browser's profile, which goes once all tests are over. `npm test` has Firefox make one
 * beforehand (test/tools/firefoxProfile.mjs), since its first start takes twice the time of later ones.
 */
export function profileFolder(target: Target): string {
  const folder = mkdtempSync(join(inject('scratch'), `${target}-`));
  const { FIREFOX_PROFILE } = process.env;
  if (target === 'firefox' && FIREFOX_PROFILE && existsSync(FIREFOX_PROFILE))
    cpSync(FIREFOX_PROFILE, folder, { recursive: true });
  return folder;
}
