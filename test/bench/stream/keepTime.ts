import type { Sender } from '../sender/startSender.ts';

const EVERY_MS = 5;

/** Watches the gateway from its first message of now on; `rate` gives its messages per second until the last one. */
export function keepTime(sender: Sender): { rate(): number } {
  const start = { sent: sender.gatewaySent, at: 0 };
  const end = { ...start };
  const timer = setInterval(() => {
    const sent = sender.gatewaySent;
    if (sent === end.sent) return;
    Object.assign(end, { sent, at: performance.now() });
    if (start.at === 0) Object.assign(start, end);
  }, EVERY_MS);
  return {
    rate() {
      clearInterval(timer);
      return ((end.sent - start.sent) / (end.at - start.at)) * 1_000;
    },
  };
}
