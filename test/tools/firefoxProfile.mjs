/**
 * `node firefoxProfile.mjs <program> <folder>` makes a profile of Firefox's that has been started before:
 * it holds the browser's own scripts as compiled, which take a first start twice the time of later ones.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [executablePath, folder] = process.argv.slice(2);
const userDataDir = `${folder}.new`;
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, userDataDir });
await browser.newPage();
await browser.close();

// The first two say which process has it open, the others what puppeteer has set.
const passing = ['lock', '.parentlock', 'user.js', 'prefs.js'].map((name) => join(userDataDir, name));
cpSync(userDataDir, folder, { recursive: true, filter: (path) => !passing.includes(path) });
rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
