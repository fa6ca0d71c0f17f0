import { createClient } from '#messaging/client.ts';
import type { HostApi } from '#messaging/contract.ts';
import { connectToHostPage, hasHostPage } from '#platform/offscreen.ts';
import { createHostLink } from './hostLink.ts';
import { settleLog } from './settleLog.ts';
import { startBackground } from './start.ts';

// Chrome: sockets live in an offscreen page, since they would end with this worker (30 s idle).
const settled = hasHostPage().then((hostLives) => (hostLives ? undefined : settleLog()));

startBackground(
  createHostLink(async () => {
    const channel = await connectToHostPage();
    return { host: createClient<HostApi>(() => channel), isAlive: hasHostPage };
  }, settled),
);
