import type { Remedy } from '#core/diagnose/finding.ts';
import { useConsole } from '../context.ts';
import { useAsk } from './useAsk.ts';

/** What can be done about a socket of a page. */
const OF_PAGES: ReadonlySet<Remedy['kind']> = new Set([
  'ask-server',
  'switch-profile',
  'take-over',
  'copy-text',
  'link',
]);

/** What the buttons of findings do in the console. */
export function useRemedies(): { offers(remedy: Remedy): boolean; take(remedy: Remedy): void } {
  const { store, shell } = useConsole();
  const ask = useAsk();
  const session = store.session.value;

  /** What was diagnosed is what is mended, whatever was typed into the URL box since. */
  const aim = () => {
    if (session && store.differs.peek()) store.chooseSession(session.id);
  };

  return {
    offers(remedy) {
      // What a page opened was signed by the page: to connect with a profile of ours would mend nothing of it.
      if (session?.page) return OF_PAGES.has(remedy.kind);
      if (remedy.kind === 'switch-profile') return profileOf(remedy.profileName) !== undefined;
      if (remedy.kind !== 'refresh') return true;
      const profile = store.profiles.value.find(({ id }) => id === session?.profileId);
      return profile !== undefined && profile.source.kind !== 'keys';
    },
    take(remedy) {
      switch (remedy.kind) {
        case 'sign-again':
          aim();
          if (remedy.url) store.setUrl(remedy.url);
          if (remedy.region) store.setRegion(remedy.region);
          if (remedy.service) store.setService(remedy.service);
          if (remedy.subprotocols) store.setSubprotocols(remedy.subprotocols.join(', '));
          return void store.connect();
        case 'take-over':
          return session && store.takeOver(session.id, remedy);
        case 'correct-clock':
          aim();
          return void store.connect({ clockOffsetMs: remedy.offsetMs });
        case 'refresh':
          aim();
          return void store.connect({ renewKeys: true });
        case 'switch-profile': {
          aim();
          const profile = profileOf(remedy.profileName);
          if (profile) store.chooseProfile(profile.id);
          return void store.connect();
        }
        case 'paste-keys':
          return shell.openOptions(session?.profileId ? `profiles/${session.profileId}` : 'profiles');
        case 'ask-server':
          return ask('plain');
        case 'copy-text':
          return void store.copyShown(remedy.text);
        case 'copy':
          aim();
          return void store.copy(remedy.format);
      }
    },
  };

  function profileOf(name: string) {
    return store.profiles.value.find((profile) => profile.name === name);
  }
}
