/** What the About page says; keep it true to src/platform/items.ts and manifest.json. */
interface Fact {
  what: string;
  where: string;
}

export const STORAGE: readonly Fact[] = [
  {
    what: 'Secret keys, session tokens, refresh tokens, client secrets',
    where:
      'In the browser’s memory (storage.session), gone when the browser closes. With “Remember me” they are kept on disk as well (storage.local), encrypted with a key made from your passphrase, which is kept nowhere.',
  },
  {
    what: 'Passwords and codes',
    where: 'Nowhere: they are used once, for the sign-in that they were typed for.',
  },
  {
    what: 'Profiles',
    where:
      'On disk in this browser (storage.local): name, region, service, endpoint, and the ids, names and ARNs of pools, clients, roles and accounts, without any secret.',
  },
  {
    what: 'Saved APIs and recent URLs',
    where: 'On disk in this browser (storage.local), without any signature.',
  },
  {
    what: 'Frames',
    where:
      'On disk in this browser (IndexedDB), as they came, of your connections and of pages that you record in DevTools. They are kept as “History” says, or until you clear them.',
  },
  {
    what: 'Signed URLs of the last 12 connections, and of the last 12 of recorded pages',
    where:
      'In the browser’s memory (storage.session) for an hour at most, so that the server can be asked why it refused. They go when you sign out, lock, forget or delete a profile.',
  },
  {
    what: 'What you typed in the console',
    where: 'In the browser’s memory (storage.session), so that a reopened popup goes on where it was.',
  },
];

export const PERMISSIONS: readonly Fact[] = [
  {
    what: 'storage',
    where: 'Keeps profiles and saved APIs, and secrets in memory or, with “Remember me”, encrypted.',
  },
  {
    what: 'activeTab',
    where: 'Tells the address of the tab on whose page you pressed the Countersign button, and of no other.',
  },
  { what: 'identity', where: 'Opens Cognito’s hosted sign-in page, where a profile uses it.' },
  {
    what: 'alarms',
    where: 'Locks remembered secrets when their idle time is over, also while the extension sleeps.',
  },
  {
    what: 'offscreen',
    where: 'Chrome only: a hidden page that keeps connections open while the popup is closed.',
  },
  { what: 'sidePanel', where: 'Chrome only: shows the console beside the page.' },
];

/** Asked for when a button needs it, and not before. */
export const OPTIONAL_PERMISSIONS: readonly Fact[] = [
  {
    what: 'scripting',
    where:
      'Reads the Amplify sign-in of the tab that you point at, and records the sites that you chose in DevTools from their first script on.',
  },
  {
    what: 'declarativeNetRequestWithHostAccess',
    where:
      'Chrome only: puts the headers of a handshake on a repeated one. See “Diagnosis” for what it costs.',
  },
  {
    what: 'webRequest',
    where: 'Firefox only: shows status and headers of Countersign’s own refused handshakes.',
  },
  {
    what: 'webRequestBlocking',
    where: 'Firefox only: puts the headers of a handshake on a repeated one.',
  },
  {
    what: 'Access to single sites',
    where:
      'To the server that you ask why it refused, to the site whose sign-in is read or that is always recorded, or to a sign-in server that answers extensions only with it. Each site is asked for by its name.',
  },
];
