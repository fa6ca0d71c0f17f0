import { HOOK_FILE } from '#devtools/hook/inject.ts';
import { listStored } from '#log/listStored.ts';
import { openLogReader } from '#log/reader.ts';
import { createClient } from '#messaging/client.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { canAlwaysRecord, createAlwaysRecord } from '#platform/alwaysRecord.ts';
import { bytesOnDisk } from '#platform/bytesOnDisk.ts';
import { copyText } from '#platform/clipboard.ts';
import { onBackgroundEvent } from '#platform/events.ts';
import { version } from '#platform/extension.ts';
import { requestHost } from '#platform/permissions.ts';
import { connectToBackground } from '#platform/ports.ts';
import { prepareTabAccess } from '#platform/tabAccess.ts';
import { upgradeSettings } from '#platform/upgradeState.ts';
import { redirectUrl } from '#platform/webAuth.ts';
import { mountSettings } from '#settings/mount.tsx';

const log = openLogReader({ indexedDB, createChannel: (name) => new BroadcastChannel(name) });
const section = () => decodeURIComponent(location.hash.slice(1));

mountSettings(document.getElementById('root') as HTMLElement, {
  background: createClient<BackgroundApi>(connectToBackground),
  log: { sessions: () => listStored(log), bytesOnDisk, subscribe: log.subscribe },
  onBackgroundEvent,
  shell: {
    version: version(),
    section: section(),
    // Replaced, not pushed: Back leaves the options page instead of walking through its sections.
    setSection: (name) => history.replaceState(null, '', `#${encodeURIComponent(name)}`),
    onSection(listener) {
      const tell = () => listener(section());
      addEventListener('hashchange', tell);
      return () => removeEventListener('hashchange', tell);
    },
    copyText,
    redirectUrl: redirectUrl(),
    requestHost,
    requestTabAccess: prepareTabAccess(),
    repeats: upgradeSettings,
    always: { ...createAlwaysRecord(HOOK_FILE), canAdd: canAlwaysRecord },
    openUrl: (url) => void window.open(url, '_blank', 'noopener'),
  },
});
