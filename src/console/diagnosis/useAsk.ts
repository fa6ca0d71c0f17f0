import type { ProbeKind } from '#messaging/contract.ts';
import { useConsole } from '../context.ts';

/** Asks the server of the session that is looked at; the question of permission comes with the click. */
export function useAsk(): (how: ProbeKind) => void {
  const { store, shell } = useConsole();
  return (how) => {
    const url = store.session.value?.url;
    if (!url || !URL.canParse(url)) return;
    const { host, protocol } = new URL(url);
    const origin = `${protocol === 'ws:' ? 'http' : 'https'}://${host}`;
    const granted = how === 'upgrade' ? shell.upgrade.request(origin) : shell.requestHosts([origin]);
    void store.askServer(how, granted);
  };
}
