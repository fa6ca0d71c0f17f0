/**
 * The options page on fakes, for looking at it without a browser extension:
 * `settings.html?state=empty|one|many|kinds|locked|long|broken#profiles/new`; `kinds` has a profile
 * of each kind and at each step, by the ids of settings/kinds.ts.
 */
import { mountSettings } from '#settings/mount.tsx';
import { fakeBackground } from '#test/unit/settings/fakeBackground.ts';
import { kinds, tabSession } from '#test/unit/settings/kinds.ts';
import { profile, savedApi } from '#test/unit/settings/samples.ts';

const state = new URLSearchParams(location.search).get('state') ?? 'many';
const soon = (minutes: number) => Date.now() + minutes * 60_000;
const LONG = 'arn-like-name_with_no_place_to_break_that_goes_on_and_on_until_it_is_eighty_long';

const one = profile({ expiresAt: soon(42.2) });
const many = [
  one,
  profile({ id: 'two', name: 'dev keys', region: 'us-east-1', expiresAt: soon(3.4) }),
  profile({ id: 'three', name: 'prod read-only', expiresAt: soon(-3) }),
  profile({ id: 'four', name: 'local gateway', hasKeys: false, endpoint: 'ws://127.0.0.1:4510' }),
];
const longLived = profile({ id: 'five', name: 'build user', longLived: true, hasToken: false });
Reflect.deleteProperty(longLived, 'expiresAt');
many.push(longLived);

const apis = [
  savedApi(),
  savedApi({ id: 'b', name: 'orders', url: 'wss://ws.example.com/orders?room=ops', service: 'execute-api' }),
  savedApi({ id: 'c', name: LONG, url: `wss://ws.example.com/${LONG}/${LONG}`, profileId: 'gone' }),
];
const seeds: Record<string, Parameters<typeof fakeBackground>[0]> = {
  empty: {},
  one: { profiles: [one] },
  many: { profiles: many, apis },
  kinds: { profiles: kinds(Date.now()), apis },
  locked: { profiles: kinds(Date.now()).map((view) => ({ ...view, locked: true })), apis },
  long: {
    profiles: Array.from({ length: 60 }, (_, index) =>
      profile({ id: `p${index}`, name: `${LONG.slice(3)}${index}` }),
    ),
    apis,
  },
  broken: {},
};
const background = fakeBackground(seeds[state]);
background.sessions = [
  { id: 3, bytes: 48_200_000, ended: false },
  { id: 2, bytes: 1_200_000, ended: true },
];
background.script.tabSessions = [tabSession(Date.now())];
background.script.identity = { ...background.script.identity, expiresAt: soon(59), clockOffsetMs: 130_000 };
if (state === 'locked') background.script.vault = { remember: true, locked: true, idleLockMinutes: 15 };
// The code is never confirmed here.
background.api.pollStep = async (id) => background.profiles.find((view) => view.id === id)?.step;
background.script.passphrase = 'correct horse battery staple';
if (state === 'broken')
  background.api.overview = () => Promise.reject(new Error('The extension was reloaded.'));

mountSettings(document.getElementById('root')!, {
  background: background.api,
  log: background.log,
  onBackgroundEvent: background.onEvent,
  shell: {
    version: '0.1.0',
    section: location.hash,
    setSection: (name) => history.replaceState(null, '', `#${name}`),
    onSection(listener) {
      const told = () => listener(location.hash);
      addEventListener('hashchange', told);
      return () => removeEventListener('hashchange', told);
    },
    copyText: (text) => navigator.clipboard.writeText(text),
    redirectUrl: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    requestHost: async () => true,
    requestTabAccess: async () => true,
    always: {
      list: async () => ['https://app.example.com/*', 'http://localhost/*'],
      add: async () => true,
      remove: async () => {},
      canAdd: () => true,
      onChange: () => () => {},
    },
    repeats: {
      browser: 'chrome',
      state: async () => 'off',
      allow: async () => true,
      takeBack: async () => {},
    },
    openUrl: (url) => window.open(url, '_blank', 'noopener'),
  },
});
