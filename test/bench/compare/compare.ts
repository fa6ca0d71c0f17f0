import { attempt } from '../attempt.ts';
import { watchMemory } from '../machine/watchMemory.ts';
import { type BenchRow, row } from '../row.ts';
import { scale } from '../scale.ts';
import type { Sender } from '../sender/startSender.ts';
import type { OpenContestant } from './contestant.ts';
import { messagesTab } from './messagesTab.ts';
import { ours } from './ours.ts';
import { appendingPage, countingPage } from './pages.ts';
import { watchAnswers } from './watchAnswers.ts';

const SIZE = 200;
/** How long is waited for a contestant that lags behind, after the last message was due. */
const PATIENCE_MS = 60_000;

const OTHERS: { id: string; who: string; open: OpenContestant }[] = [
  { id: 'counting-page', who: 'a page that only counts', open: countingPage },
  { id: 'appending-page', who: 'a page with a row per message', open: appendingPage },
  { id: 'messages-tab', who: 'Chrome’s Messages tab', open: messagesTab },
];

interface Figures {
  /** Longest time without an answer, and from the last message until all could be looked at: milliseconds. */
  silence: number;
  behind: number;
  /** MB. */
  memory: number;
}

/** The console in Chromium beside other ways to look at the same stream, at several rates. */
export async function compareRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const rate of scale.compareRates) {
    let own: Figures | undefined;
    const name = (who: string) =>
      `${rate.toLocaleString('en')} frames/s for ${scale.compareSeconds} s: ${who}`;
    await attempt(name('Countersign'), async (sender) => {
      own = await take(ours, sender, rate);
      return [];
    });
    for (const { id, who, open } of OTHERS)
      rows.push(
        ...(await attempt(name(who), async (sender) => {
          const theirs = await take(open, sender, rate);
          return own ? beside(`compare-${rate}-${id}`, own, who, theirs) : [];
        })),
      );
  }
  return rows;
}

const beside = (id: string, own: Figures, who: string, theirs: Figures): BenchRow[] => [
  row(`${id}-silence`, own.silence, 'ms', who, theirs.silence),
  row(`${id}-behind`, own.behind, 'ms', who, theirs.behind),
  row(`${id}-memory`, own.memory, 'MB', who, theirs.memory),
];

async function take(open: OpenContestant, sender: Sender, rate: number): Promise<Figures> {
  const count = rate * scale.compareSeconds;
  const contestant = await open(
    sender,
    sender.feedUrl({ kind: 'orders', rate, count, size: SIZE, waits: true }),
  );
  const memory = watchMemory(contestant.processes);
  const answers = watchAnswers(contestant.ask);
  try {
    await contestant.begin();
    await sender.waitSent('feed', count, scale.compareSeconds * 5_000);
    const sentAt = performance.now();
    await Promise.race([allTaken(contestant, count), rest(PATIENCE_MS)]);
    const behind = performance.now() - sentAt;
    return { silence: answers.longest(), behind, memory: memory.stop() };
  } finally {
    memory.stop();
    answers.stop();
    await contestant.close();
  }
}

async function allTaken(contestant: Awaited<ReturnType<OpenContestant>>, count: number): Promise<void> {
  while (!(await contestant.hasAll(count).catch(() => true))) await rest(50);
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
