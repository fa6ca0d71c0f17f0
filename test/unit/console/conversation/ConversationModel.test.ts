import { afterEach, describe, expect, it } from 'vitest';
import { ConversationModel } from '#console/conversation/ConversationModel.ts';
import { SessionLens } from '#console/frames/lens/SessionLens.ts';
import { textFrame } from '../frames/fakes.ts';
import { filterOf, openModel } from '../frames/modelSupport.ts';

let model: ConversationModel | undefined;
afterEach(() => {
  model?.dispose();
  model = undefined;
});

const asked = (id: number, action = 'get') => `{"action":"${action}","id":${id}}`;
const answered = (id: number) => `{"type":"result","id":${id}}`;

/** A conversation of `pairs` requests with their answers, `later` on demand. */
async function open(pairs: number, { from = 0, clock = (): number => 0 } = {}) {
  const { log, model: frames, pace } = await openModel(0);
  const add = (text: string) => log.add(1, (index) => textFrame(index, text));
  for (let id = 0; id < pairs; id += 1) {
    add(asked(id, id % 2 === 0 ? 'even' : 'odd'));
    add(answered(id));
  }
  frames.update(log.record);
  let due: (() => void) | undefined;
  const waits: number[] = [];
  let breaths = 0;
  model = new ConversationModel(
    {
      log,
      sessionId: 1,
      frames,
      lens: new SessionLens(log.record, undefined),
      rules: {},
      clock,
      breathe: async () => {
        breaths += 1;
      },
      later(callback, ms) {
        due = callback;
        waits.push(ms);
        return () => {
          due = undefined;
        };
      },
      isOver: () => false,
    },
    from,
  );
  const made = model;
  /** Everything is paired, and the picture is made of it. */
  const settle = async () => {
    for (let turn = 0; turn < 400 && made.progress.peek() !== undefined; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    due?.();
    await pace.settle();
  };
  made.shown.value = true;
  await settle();
  return { log, frames, pace, model: made, add, settle, breaths: () => breaths, waits };
}

const requests = (of: ConversationModel) =>
  [...of.picture.peek().numbers].map((number) => of.exchange(number)?.request);

describe('the conversation', () => {
  it('pairs what is stored, and what comes', async () => {
    const { model, log, frames, add, settle } = await open(300);
    expect(requests(model)).toHaveLength(300);
    expect(model.picture.peek().total).toMatchObject({ count: 300, unanswered: 0, median: 1_000 });
    add(asked(300));
    frames.update(log.record);
    await settle();
    expect(model.exchange(300)).toMatchObject({ request: 600, responses: 0 });
    add(answered(300));
    frames.update(log.record);
    await settle();
    expect(model.exchange(300)).toMatchObject({ response: 601, took: 1_000 });
  });

  it('lets the page have its turn while it works', async () => {
    let now = 0;
    const { breaths } = await open(100, { clock: () => (now += 1) });
    expect(breaths()).toBeGreaterThan(20);
  });

  it('makes its picture less often where that takes long', async () => {
    let now = 0;
    const { waits, log, frames, add, settle } = await open(5, { clock: () => (now += 40) });
    expect(waits[0]).toBe(250);
    add(asked(5));
    frames.update(log.record);
    await settle();
    expect(waits.at(-1)).toBe(400);
  });

  it('rests out of sight, and catches up when it is looked at again', async () => {
    const { model, log, frames, add, settle } = await open(1);
    model.shown.value = false;
    add(asked(9));
    frames.update(log.record);
    await new Promise((resolve) => setImmediate(resolve));
    expect(model.feed.at.peek()).toBe(2);
    model.shown.value = true;
    await settle();
    expect(requests(model)).toEqual([0, 2]);
  });

  it('pairs from a row on, and says that there is more', async () => {
    const { model } = await open(10, { from: 10 });
    expect(model.isCut).toBe(true);
    expect(requests(model)).toEqual([10, 12, 14, 16, 18]);
  });

  it('lists what the filter lets through by its request or its answer', async () => {
    const { model, frames, pace, settle } = await open(10);
    frames.setFilter(filterOf('$.action=odd'));
    await pace.settle();
    await settle();
    expect(requests(model)).toEqual([2, 6, 10, 14, 18]);
    expect(model.picture.peek().total.count).toBe(5);
    frames.setFilter(filterOf('$.type=result $.id=4'));
    await pace.settle();
    await settle();
    expect(requests(model)).toEqual([8]);
  });

  it('lists one route, with figures of all', async () => {
    const { model } = await open(5);
    model.chooseRoute('odd');
    expect(requests(model)).toEqual([2, 6]);
    expect(model.picture.peek().routes.map(({ name, count }) => `${name} ${count}`)).toEqual([
      'even 3',
      'odd 2',
    ]);
  });

  it('holds still while the frames are paused', async () => {
    const { model, log, frames, add, settle } = await open(1);
    frames.setPaused(true);
    add(asked(1));
    frames.update(log.record);
    await settle();
    expect(requests(model)).toEqual([0]);
    frames.setPaused(false);
    await settle();
    expect(requests(model)).toEqual([0, 2]);
  });

  it('forgets what was cleared', async () => {
    const { model, log, frames, settle } = await open(3);
    log.first = 2;
    frames.update(log.record);
    await settle();
    expect(requests(model)).toEqual([2, 4]);
  });

  it('goes on after the log could not be read', async () => {
    const { model, log, frames, add, settle } = await open(1);
    const { rows } = log;
    log.rows = () => Promise.reject(new Error('busy'));
    add(asked(1));
    frames.update(log.record);
    await new Promise((resolve) => setImmediate(resolve));
    expect(model.feed.failed.peek()).toBe(true);
    log.rows = rows;
    add(answered(1));
    frames.update(log.record);
    await settle();
    expect(requests(model)).toEqual([0, 2]);
    expect(model.feed.failed.peek()).toBe(false);
  });

  it('opens either half, and compares both', async () => {
    const { model, frames, pace } = await open(3);
    model.select(1, 'response', true);
    await pace.settle();
    expect(frames.opened.peek()?.index).toBe(3);
    model.select(1, 'request', false);
    await pace.settle();
    expect(frames.opened.peek()?.index).toBe(2);
    await model.compareSelected();
    expect([frames.marked.peek()?.index, frames.opened.peek()?.index]).toEqual([2, 3]);
    expect(model.leave()).toBe(true);
    expect(frames.marked.peek()).toBeUndefined();
    expect([model.leave(), model.leave(), model.leave()]).toEqual([true, true, false]);
  });
});
