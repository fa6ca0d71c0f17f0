import { expect, it } from 'vitest';
import { ConversationFeed } from '#console/conversation/ConversationFeed.ts';
import { textFrame } from '../frames/fakes.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Rows that ask and answer in turn; the feed is slow: after each row it lets the page have its turn. */
function open() {
  const reads: number[] = [];
  const rest: (() => void)[] = [];
  let isLost = false;
  let now = 0;
  const feed = new ConversationFeed({
    log: {
      async rows(_session, from, to) {
        reads.push(from);
        if (isLost) throw new Error('The database is gone.');
        return Array.from({ length: to - from }, (_, at) => {
          const index = from + at;
          const message = index % 2 === 0 ? { action: 'get', id: index } : { type: 'result', id: index - 1 };
          return { ...textFrame(index, JSON.stringify(message)), index };
        });
      },
    },
    sessionId: 1,
    context: () => ({ text: true, sent: true, subprotocol: '' }),
    rules: {},
    from: 0,
    clock: () => (now += 10),
    breathe: () => new Promise((resolve) => rest.push(() => resolve())),
    onChange: () => undefined,
  });
  /** Lets the feed go on after so many rows. */
  const goOn = async (rows: number): Promise<void> => {
    for (let row = 0; row < rows; row += 1) {
      await turn();
      rest.shift()?.();
    }
    await turn();
  };
  const lose = (lost: boolean) => {
    isLost = lost;
  };
  return { feed, reads, goOn, lose };
}

const requests = ({ pairing: { exchanges } }: ConversationFeed): (number | undefined)[] =>
  Array.from({ length: exchanges.count }, (_, at) => exchanges.at(exchanges.first + at)?.request);

it('has the next rows read while it pairs the ones before', async () => {
  const { feed, reads, goOn } = open();
  feed.follow(0, 600);
  await goOn(1);
  expect(reads).toEqual([0, 256]);
  await goOn(600);
  expect(reads).toEqual([0, 256, 512]);
  expect(requests(feed)).toEqual(Array.from({ length: 300 }, (_, at) => at * 2));
});

it('reads anew from where the log begins after it was cleared, whatever was read ahead', async () => {
  const { feed, reads, goOn } = open();
  feed.follow(0, 2_000);
  await goOn(10);
  feed.follow(1_500, 2_000);
  await goOn(2_000);
  expect(reads).toEqual([0, 256, 1_500, 1_756]);
  expect(requests(feed)).toEqual(Array.from({ length: 250 }, (_, at) => 1_500 + at * 2));
});

it('reads nothing ahead where the log cannot be read', async () => {
  const { feed, reads, goOn, lose } = open();
  lose(true);
  feed.follow(0, 600);
  await goOn(1);
  expect(feed.failed.value).toBe(true);
  expect(reads).toEqual([0]);
});

it('tells that the log could not be read, and goes on from there with the next row', async () => {
  const { feed, goOn, lose } = open();
  feed.follow(0, 600);
  await goOn(10);
  lose(true);
  await goOn(600);
  expect(feed.failed.value).toBe(true);
  lose(false);
  feed.follow(0, 602);
  await goOn(600);
  expect(feed.failed.value).toBe(false);
  expect(requests(feed)).toHaveLength(301);
});
