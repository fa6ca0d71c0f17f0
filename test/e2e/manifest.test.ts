import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Target } from './harness/ExtensionBrowser.ts';

const read = (target: Target) =>
  JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../dist/${target}/manifest.json`, import.meta.url)), 'utf8'),
  );

/** Every key by which a manifest can ask for more than it needs. */
const REACH = [
  ...['host_permissions', 'content_scripts'],
  ...['externally_connectable', 'web_accessible_resources', 'declarative_net_request', 'sandbox'],
];

const PAGES = [
  'popup/index.html',
  'options/index.html',
  'src/devtools/devtools.html',
  'src/devtools/panel.html',
];

const CSP = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': 'ws: wss: https: http://127.0.0.1:* http://localhost:*',
  'worker-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
};

describe.each<[Target, string[]]>([
  ['chrome', ['storage', 'identity', 'activeTab', 'alarms', 'offscreen', 'sidePanel']],
  ['firefox', ['storage', 'identity', 'activeTab', 'alarms']],
])('the manifest of dist/%s', (target, permissions) => {
  const firefox = target === 'firefox';

  it('asks for the fewest permissions that work', () => {
    const manifest = read(target);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.permissions).toEqual(permissions);
    // Asked for when first needed, by the click that needs them.
    expect(manifest.optional_permissions).toEqual([
      'scripting',
      ...(firefox ? ['webRequest', 'webRequestBlocking'] : ['declarativeNetRequestWithHostAccess']),
    ]);
    expect(manifest.optional_host_permissions).toEqual([
      'https://*/*',
      'http://127.0.0.1/*',
      'http://localhost/*',
      // Firefox shows the answers to handshakes of these.
      ...(firefox ? ['wss://*/*', 'ws://127.0.0.1/*', 'ws://localhost/*'] : []),
    ]);
    expect(Object.keys(manifest).filter((key) => REACH.includes(key))).toEqual([]);
    // Chrome tells no more of handshakes with webRequest, and takes the reason out of every console.
    const never = firefox ? /declarativeNetRequest|<all_urls>/ : /webRequest|<all_urls>/;
    expect(JSON.stringify(manifest)).not.toMatch(never);
  });

  it('lets its pages load nothing from elsewhere, and connect to WebSockets and sign-in services only', () => {
    const { content_security_policy } = read(target);
    expect(Object.keys(content_security_policy)).toEqual(['extension_pages']);
    const directives = content_security_policy.extension_pages
      .split(';')
      .map((directive: string) => directive.trim().split(/\s+(.*)/s, 2));
    expect(Object.fromEntries(directives)).toEqual(CSP);
  });

  it('has pages without inline script, style or handlers', () => {
    for (const page of PAGES) {
      const html = readFileSync(
        fileURLToPath(new URL(`../../dist/${target}/${page}`, import.meta.url)),
        'utf8',
      );
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|https?:\/\//i);
    }
  });

  it('has no code that evaluates text', () => {
    const { background } = read(target);
    const main: string = background.service_worker ?? background.scripts[0];
    for (const file of [main, 'popup/index.js', 'options/index.js', 'src/devtools/panel.js']) {
      const code = readFileSync(
        fileURLToPath(new URL(`../../dist/${target}/${file}`, import.meta.url)),
        'utf8',
      );
      // The panel evaluates in the page under inspection, by a method of that name.
      expect(code.replaceAll(/\b(?!window|self|globalThis)\w+\.eval\(/g, ''), file).not.toMatch(
        /\beval\(|new Function\(|\.innerHTML|insertAdjacentHTML|document\.write/,
      );
    }
  });
});
