import { captureRows } from './capture/capture.ts';
import { compareRows } from './compare/compare.ts';
import { conversationRows } from './conversation/conversation.ts';
import { exportRows } from './export/export.ts';
import { faultRows } from './faults/faults.ts';
import { fuzzRows } from './fuzz/fuzz.ts';
import { largeRows } from './large/large.ts';
import { millionRows } from './million/million.ts';
import { presignRows } from './presign/inChromium.ts';
import type { BenchRow } from './row.ts';
import { sizeRow } from './size.ts';
import { connectGroup, popupGroup } from './start/start.ts';
import { streamRows } from './stream/stream.ts';

export interface Group {
  about: string;
  /** How long it takes on two cores, with the browsers' launches. */
  seconds: number;
  run(): Promise<BenchRow[]>;
}

/** In the order in which they run. */
export const GROUPS: Record<string, Group> = {
  size: {
    about: 'size of the packages',
    seconds: 3,
    run: async () => [await sizeRow('chrome'), await sizeRow('firefox')],
  },
  presign: { about: 'presigned URLs per second', seconds: 10, run: presignRows },
  popup: { about: 'from the order to open the popup until it can be used', seconds: 15, run: popupGroup },
  connect: { about: 'from the click on Connect to the open socket', seconds: 10, run: connectGroup },
  stream: { about: 'a steady stream: nothing lost, nothing stalled', seconds: 260, run: streamRows },
  million: { about: 'a million frames stored: opened, scrolled, searched', seconds: 180, run: millionRows },
  large: { about: 'messages of 128 KB and of 100 MB', seconds: 60, run: largeRows },
  compare: { about: 'other ways to look at a stream', seconds: 300, run: compareRows },
  capture: {
    about: 'a page’s own socket recorded in the real DevTools: what page and panel keep of a stream',
    seconds: 420,
    run: captureRows,
  },
  faults: {
    about: 'kills, a full disk, closed pages: what the log holds after',
    seconds: 200,
    run: faultRows,
  },
  export: {
    about: 'a million frames as files of every format, and one of them taken back',
    seconds: 230,
    run: exportRows,
  },
  conversation: {
    about: 'a million calls and answers paired',
    seconds: 120,
    run: conversationRows,
  },
  fuzz: { about: 'a million damaged messages for every decoder', seconds: 300, run: fuzzRows },
};
