import { createStore } from '#console/store/createStore.ts';
import {
  createFakeBackground,
  type FakeBackground,
  type FakeWorld,
} from '#test/harness/console/fakeBackground.ts';
import { createFakeClock, settle } from '#test/harness/console/fakeClock.ts';
import { createFakeLog, type FakeLog } from '#test/harness/console/fakeLog.ts';
import { AWS_URL, api, profile } from '#test/harness/console/samples.ts';

/** A store on fakes that has loaded: one profile, one saved API, AWS's URL in the box. */
export async function openStore(
  world: Partial<FakeWorld> = {},
  prepare?: (log: FakeLog, now: number) => void,
  meddle?: (background: FakeBackground, log: FakeLog, now: number) => void,
) {
  const clock = createFakeClock();
  const log = createFakeLog();
  prepare?.(log, clock.now());
  const background = createFakeBackground(log, clock.now, {
    profiles: [profile(clock.now())],
    apis: [api()],
    draft: { url: AWS_URL, profileId: 'p1' },
    ...world,
  });
  meddle?.(background, log, clock.now());
  const copied: string[] = [];
  const store = createStore({
    background,
    log,
    onBackgroundEvent: background.listen,
    copyText: async (text) => void copied.push(text),
    now: clock.now,
    later: clock.later,
  });
  await store.load();
  await settle();
  background.calls.length = 0;
  return { store, background, log, clock, copied };
}

/** The arguments of every call of that name. */
export function callsOf(background: { calls: unknown[][] }, name: string): unknown[][] {
  return background.calls.filter(([called]) => called === name).map(([, ...args]) => args);
}
