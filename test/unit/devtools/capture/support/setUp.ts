import { createCapture } from '#devtools/capture/createCapture.ts';
import { FakeBackground } from './FakeBackground.ts';
import { FakePage } from './FakePage.ts';
import { FakeTime } from './FakeTime.ts';

/** A capture with all its fakes. */
export function setUp() {
  const time = new FakeTime();
  const page = new FakePage();
  const background = new FakeBackground();
  const capture = createCapture({
    page,
    hookText: async () => 'install()',
    capture: background.capture,
    now: time.now,
    later: time.later,
    breathe: time.breathe,
    random: () => 'panel-1',
  });
  /** Begins, as far as there is a page. */
  const start = async (): Promise<void> => {
    const started = capture.start();
    await time.pass(50);
    await started;
  };
  return { time, page, background, capture, start };
}
