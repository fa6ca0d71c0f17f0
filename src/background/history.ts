import { checkRetention, type Retention } from '#core/retention.ts';
import type { BackgroundApi, BackgroundEvent, HostApi } from '#messaging/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { cleanName } from './clean.ts';

/** What the person decides about past sessions. */
export type History = Pick<BackgroundApi, 'changeSession' | 'retention' | 'setRetention'>;

export interface HistoryDeps {
  retention: StorageItem<Retention>;
  host: Pick<HostApi, 'change' | 'retain'>;
  announce(event: BackgroundEvent): void;
}

export function createHistory({ retention, host, announce }: HistoryDeps): History {
  return {
    changeSession: async (sessionId, { name, pinned }) =>
      host.change(sessionId, {
        ...(name === undefined ? {} : { name: cleanName(name, 'session.name', 'session') }),
        ...(pinned === undefined ? {} : { pinned }),
      }),

    retention: () => retention.get(),

    async setRetention(wanted) {
      const kept = checkRetention(wanted);
      await retention.set(kept);
      announce({ type: 'retention-changed' });
      await host.retain(kept);
    },
  };
}
