/** The console on fakes: `?state=` of scenes.ts, `?view=popup|tab`. No browser API behind it. */
import { mountConsole } from '#console/mount.tsx';
import { createFakeBackground } from './console/fakeBackground.ts';
import { createFakeLog } from './console/fakeLog.ts';
import { scene } from './console/scenes.ts';
import { fakeScanner } from './fakeScanner.ts';

const query = new URLSearchParams(location.search);
const name = query.get('state') ?? 'open';
const log = createFakeLog();
const background = createFakeBackground(log, () => Date.now(), scene(name, log, Date.now()));

// Traffic, so that figures and sparkline move.
if (query.get('traffic') !== 'off') {
  setInterval(() => {
    for (const id of [1, 59]) {
      const session = log.get(id);
      if (session?.state !== 'open') continue;
      const frames = Math.round(60 + 50 * Math.sin(Date.now() / 3_000));
      const received = {
        frames: session.received.frames + frames,
        bytes: session.received.bytes + frames * 180,
      };
      log.put({ ...session, received, nextIndex: session.nextIndex + frames, lastFrameAt: Date.now() });
    }
  }, 200);
}

mountConsole(document.getElementById('root')!, {
  background,
  log,
  scanner: fakeScanner(log),
  onBackgroundEvent: background.listen,
  shell: {
    view: query.get('view') === 'tab' ? 'tab' : 'popup',
    openTab: () => background.calls.push(['openTab']),
    openOptions: (section) => background.calls.push(['openOptions', section]),
    copyText: async (text) => void background.calls.push(['copyText', text]),
    requestTabAccess: async () => true,
    requestHosts: async () => true,
    upgrade: { offered: () => true, request: async () => true },
    mac: query.get('mac') === '1',
  },
});
