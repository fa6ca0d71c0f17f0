import { createBreathe } from '#core/createBreathe.ts';
import { openLogReader } from '#log/reader.ts';
import { createLogScanner } from '#log/scanner/createLogScanner.ts';
import { startScannerWorker } from '#log/scanner/startScannerWorker.ts';
import { createClient } from '#messaging/client.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { createAlwaysRecord } from '#platform/alwaysRecord.ts';
import { alwaysRecordHere } from '#platform/alwaysRecordHere.ts';
import { copyText } from '#platform/clipboard.ts';
import { createInspectedPage } from '#platform/devtoolsPage.ts';
import { onBackgroundEvent } from '#platform/events.ts';
import { pageUrl, version } from '#platform/extension.ts';
import { canAskFromPanel, followDevToolsTheme, inDevTools, openFromPanel } from '#platform/panelPage.ts';
import { requestHost } from '#platform/permissions.ts';
import { connectToBackground } from '#platform/ports.ts';
import { preferences } from '#platform/preferences.ts';
import { openFile } from '#platform/saveFile.ts';
import { prepareUpgradeAccess } from '#platform/upgradeAccess.ts';
import { createCapture } from './capture/createCapture.ts';
import { HOOK_FILE } from './hook/inject.ts';
import { askElsewhere } from './panel/askElsewhere.ts';
import { mountNowhere } from './panel/mountNowhere.tsx';
import { mountPanel } from './panel/mountPanel.tsx';

const root = document.getElementById('root') as HTMLElement;
if (inDevTools()) openPanel();
else mountNowhere(root);

function openPanel(): void {
  followDevToolsTheme((theme) => {
    document.documentElement.style.colorScheme = theme;
  });
  const background = createClient<BackgroundApi>(connectToBackground);
  const page = createInspectedPage();
  const canAsk = canAskFromPanel();
  mountPanel(root, {
    background,
    log: openLogReader({
      indexedDB,
      createChannel: (name) => new BroadcastChannel(name),
      cacheBytes: 6_000_000,
    }),
    scanner: createLogScanner({ startWorker: startScannerWorker }),
    onBackgroundEvent,
    capture: createCapture({
      page,
      hookText: async () => (await fetch(pageUrl(HOOK_FILE))).text(),
      capture: (batch) => background.capture(batch),
      now: () => performance.timeOrigin + performance.now(),
      later(callback, ms) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      breathe: createBreathe(),
      random: () => crypto.randomUUID(),
    }),
    always: alwaysRecordHere(page, createAlwaysRecord(HOOK_FILE), canAsk ? undefined : openPagesOptions),
    openConsole: async ({ connect }) =>
      openFromPanel(`popup/index.html?view=tab${connect ? '&connect' : ''}`),
    shell: {
      view: 'panel',
      openTab: () => openFromPanel('popup/index.html?view=tab'),
      openOptions,
      copyText,
      files: { version: version(), open: openFile },
      requestTabAccess: askElsewhere,
      requestHosts: canAsk ? requestHost : askElsewhere,
      upgrade: canAsk ? prepareUpgradeAccess() : { offered: () => false, request: askElsewhere },
      preferences,
      mac: /mac/i.test(navigator.platform),
    },
  });
}

function openOptions(section?: string): void {
  openFromPanel(`options/index.html${section ? `#${encodeURIComponent(section)}` : ''}`);
}

function openPagesOptions(origin: string): void {
  openOptions(`pages/${origin}`);
}
