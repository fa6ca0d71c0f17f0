import { attempt } from '../attempt.ts';
import type { BenchRow } from '../row.ts';
import { scale } from '../scale.ts';
import { TARGETS } from '../withBrowser.ts';
import { browserKilled } from './browserKilled.ts';
import { hostKilled } from './hostKilled.ts';
import { popupOpened, workerKilled } from './pagesCome.ts';
import { quotaFull } from './quotaFull.ts';
import { serverKilled } from './serverKilled.ts';

/** Each fault is made in mid-stream; then what the server counted is compared with what the log holds. */
export async function faultRows(): Promise<BenchRow[]> {
  const { kills, popups } = scale;
  const rows = [
    ...(await attempt(`chrome: the worker is killed ${kills} times`, (sender) =>
      workerKilled('chrome', sender),
    )),
  ];
  for (const target of TARGETS) {
    rows.push(
      ...(await attempt(`${target}: the disk is full`, (sender) => quotaFull(target, sender))),
      ...(await attempt(`${target}: the popup is opened and closed ${popups} times`, (sender) =>
        popupOpened(target, sender),
      )),
      ...(await attempt(`${target}: the page that holds the sockets ends`, (sender) =>
        hostKilled(target, sender),
      )),
      ...(await attempt(`${target}: the server is killed`, () => serverKilled(target))),
      ...(await attempt(`${target}: the browser is killed and starts again`, (sender) =>
        browserKilled(target, sender),
      )),
    );
  }
  return rows;
}
