/** The DevTools panel on fakes: `?state=` of what was captured, `?chosen=` and `?tab=` to look at. */
import { mountPanel } from '#devtools/panel/mountPanel.tsx';
import { createFakeBackground } from './console/fakeBackground.ts';
import { createFakeLog } from './console/fakeLog.ts';
import { AWS_URL, api, profile } from './console/samples.ts';
import { fakeScanner } from './fakeScanner.ts';
import { fakeCapture } from './panel/fakeCapture.ts';
import { allKinds } from './panel/pageSockets.ts';

const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'sockets';
const log = createFakeLog();
const now = () => Date.now();
const capture = fakeCapture();
const recents = [{ url: AWS_URL, profileId: 'p1', at: now() }];
const background = createFakeBackground(log, now, { profiles: [profile(now())], apis: [api()], recents });
if (state === 'sockets' || state === 'many') {
  for (const [session, detail] of allKinds(now())) log.put(session, detail);
  capture.become('complete');
  capture.show([1, 2, 3, 4, 5]);
} else if (state === 'none') capture.become('complete');
else if (state === 'late') capture.become('partial');
else if (state === 'unreachable') {
  capture.become('unreachable', {
    message: 'The browser lets no extension look into this page.',
    next: 'Go to the page whose sockets you want to see.',
  });
}

mountPanel(document.getElementById('root')!, {
  background,
  log,
  scanner: fakeScanner(log),
  capture,
  onBackgroundEvent: background.listen,
  openConsole: async (options) => void background.calls.push(['openConsole', options]),
  always: {
    site: () => 'https://app.example.com',
    isOn: async () => query.has('always'),
    turn: async () => true,
    onChange: () => () => {},
    elsewhere: false,
  },
  shell: {
    view: 'panel',
    openTab: () => background.calls.push(['openTab']),
    openOptions: (section) => background.calls.push(['openOptions', section]),
    copyText: async (text) => void background.calls.push(['copyText', text]),
    requestTabAccess: async () => true,
    requestHosts: async () => true,
    upgrade: { offered: () => false, request: async () => false },
    mac: false,
  },
});
