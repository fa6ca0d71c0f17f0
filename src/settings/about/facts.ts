/** What the About page says; keep it true to src/platform/items.ts and manifest.json. */
interface Fact {
  what: string;
  where: string;
}

export const STORAGE: readonly Fact[] = [
  {
    what: 'Secret keys and session tokens',
    where: 'In the browser’s memory (storage.session). Gone when the browser closes; never written to disk.',
  },
  {
    what: 'Profiles',
    where: 'On disk in this browser (storage.local): name, region, service and endpoint, without any key.',
  },
  {
    what: 'Saved APIs and recent URLs',
    where: 'On disk in this browser (storage.local), without any signature.',
  },
  {
    what: 'Frames',
    where:
      'On disk in this browser (IndexedDB), as they came, until you clear them. What is left is deleted when the browser starts next.',
  },
  {
    what: 'What you typed in the console',
    where: 'In the browser’s memory (storage.session), so that a reopened popup goes on where it was.',
  },
];

export const PERMISSIONS: readonly Fact[] = [
  { what: 'storage', where: 'Keeps profiles and saved APIs, and secrets in memory.' },
  {
    what: 'offscreen',
    where: 'Chrome only: a hidden page that keeps connections open while the popup is closed.',
  },
];
