import type { ProfileView, SavedApi } from '#core/profile.ts';
import { createSettings, type Settings } from '#settings/store/settings.ts';
import { type FakeBackground, fakeBackground } from './fakeBackground.ts';
import { NOW } from './samples.ts';

export interface Opened {
  settings: Settings;
  background: FakeBackground;
  /** Every section that the shell was told of, latest last. */
  places: string[];
  /** Moves the clock on by milliseconds. */
  wait(ms: number): void;
}

/** The options page's store on fakes, after its first load. */
export async function openSettings(
  seed: {
    profiles?: ProfileView[];
    apis?: SavedApi[];
    section?: string;
    requestTabAccess?(): Promise<boolean>;
  } = {},
): Promise<Opened> {
  const background = fakeBackground(seed);
  const places: string[] = [];
  let now = NOW;
  const settings = createSettings({
    background: background.api,
    log: background.log,
    onBackgroundEvent: background.onEvent,
    section: seed.section ?? '',
    setSection: (name) => places.push(name),
    requestTabAccess: seed.requestTabAccess ?? (() => Promise.resolve(true)),
    now: () => now,
  });
  await settings.load();
  return {
    settings,
    background,
    places,
    wait(ms) {
      now += ms;
      settings.tick();
    },
  };
}
