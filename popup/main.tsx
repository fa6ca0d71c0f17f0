import { mountConsole } from '#console/mount.tsx';
import { openLogReader } from '#log/reader.ts';
import { createLogScanner } from '#log/scanner/createLogScanner.ts';
import { startScannerWorker } from '#log/scanner/startScannerWorker.ts';
import { createClient } from '#messaging/client.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { copyText } from '#platform/clipboard.ts';
import { onBackgroundEvent } from '#platform/events.ts';
import { openOptions, openTab, version } from '#platform/extension.ts';
import { requestHost } from '#platform/permissions.ts';
import { connectInBulk, connectToBackground } from '#platform/ports.ts';
import { preferences } from '#platform/preferences.ts';
import { openFile, sweepOldFiles } from '#platform/saveFile.ts';
import { prepareSidePanel } from '#platform/sidePanel.ts';
import { prepareTabAccess } from '#platform/tabAccess.ts';
import { prepareUpgradeAccess } from '#platform/upgradeAccess.ts';

const query = new URLSearchParams(location.search);
const view = (['tab', 'side'] as const).find((name) => name === query.get('view')) ?? 'popup';
const openSide = view === 'side' ? undefined : prepareSidePanel();

// A popup does not close by itself when it opens a page in the same window.
const leave = () => {
  if (view === 'popup') window.close();
};

mountConsole(document.getElementById('root') as HTMLElement, {
  background: createClient<BackgroundApi>(connectToBackground, { importSession: connectInBulk }),
  log: openLogReader({
    indexedDB,
    createChannel: (name) => new BroadcastChannel(name),
    // The list keeps what it shows: this is for the segments around it alone.
    cacheBytes: 6_000_000,
  }),
  scanner: createLogScanner({ startWorker: startScannerWorker }),
  onBackgroundEvent,
  shell: {
    view,
    ...(openSide ? { openSide: () => void openSide().then(leave) } : {}),
    connectInFocus: query.has('connect'),
    openTab: () => void openTab('popup/index.html?view=tab').then(leave),
    openOptions: (section) => void openOptions(section).then(leave),
    copyText,
    files: { version: version(), open: openFile },
    requestTabAccess: prepareTabAccess(),
    requestHosts: requestHost,
    upgrade: prepareUpgradeAccess(),
    preferences,
    mac: /mac/i.test(navigator.platform),
  },
});

// Not while the first picture is being drawn.
setTimeout(() => void sweepOldFiles(), 5_000);
