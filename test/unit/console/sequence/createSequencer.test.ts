import { describe, expect, it } from 'vitest';
import { UNSAVED_API } from '#core/compose/saved.ts';
import type { Step } from '#core/compose/types.ts';
import { Problem } from '#core/problem.ts';
import { settle } from '#test/harness/console/fakeClock.ts';
import { callsOf, openStore } from '../store/openStore.ts';

const send = (text: string): Step => ({ kind: 'send', text, form: 'text' });

async function opened(steps: Step[] = [send('a'), send('b'), send('c')]) {
  const world = await openStore({
    apis: [],
    compose: {
      environments: [{ id: 'e1', name: 'dev', variables: [{ name: 'who', value: 'ann' }] }],
      choices: { [UNSAVED_API]: { environmentId: 'e1' } },
    },
    sequences: [
      { id: 's1', name: 'Login', steps, rounds: 1 },
      { id: 's2', name: 'A first', steps: [], rounds: 1 },
    ],
  });
  const { sequencer } = world.store;
  await sequencer.load('s1');
  const texts = () =>
    sequencer.draft.value?.steps.map((step) => (step.kind === 'send' ? step.text : step.kind));
  return { ...world, sequencer, texts };
}

describe('what is stored', () => {
  it('is listed by name, and the one looked at last is shown', async () => {
    const { sequencer } = await opened();
    expect(sequencer.list.value?.map(({ name }) => name)).toEqual(['A first', 'Login']);
    expect(sequencer.draft.value?.id).toBe('s1');
  });

  it('is what was typed, a moment later, once', async () => {
    const { sequencer, background, clock } = await opened();
    sequencer.change(0, send('x'));
    sequencer.change(0, send('xy'));
    expect(callsOf(background, 'saveSequence')).toEqual([]);
    await clock.advance(400);
    expect(callsOf(background, 'saveSequence')).toMatchObject([
      [{ id: 's1', steps: [{ text: 'xy' }, {}, {}] }],
    ]);
  });

  it('is what was typed at once where the page goes, or another is chosen', async () => {
    const { sequencer, background, store } = await opened();
    sequencer.change(0, send('x'));
    store.flush();
    sequencer.change(0, send('xy'));
    sequencer.choose('s2');
    await settle();
    expect(callsOf(background, 'saveSequence')).toHaveLength(2);
    expect(sequencer.draft.value?.name).toBe('A first');
  });

  it('leaves an open step open, though its members come back in another order', async () => {
    const { sequencer, background } = await opened([{ kind: 'wait', ms: 5 }]);
    sequencer.editing.value = 0;
    const steps: Step[] = [{ ms: 5, kind: 'wait' }];
    await background.saveSequence({ id: 's1', rounds: 1, name: 'Login', steps });
    await settle();
    expect(sequencer.editing.value).toBe(0);
  });

  it('by another view is shown, unless something is being typed here', async () => {
    const { sequencer, background, texts } = await opened();
    await background.saveSequence({ id: 's1', name: 'Login', steps: [send('theirs')], rounds: 1 });
    await settle();
    expect(texts()).toEqual(['theirs']);
    sequencer.change(0, send('mine'));
    await background.saveSequence({ id: 's1', name: 'Login', steps: [send('again theirs')], rounds: 1 });
    await settle();
    expect(texts()).toEqual(['mine']);
  });
});

describe('steps', () => {
  it('are added behind the one that is chosen, and opened', async () => {
    const { sequencer, texts } = await opened();
    sequencer.add('wait', 0);
    expect(texts()).toEqual(['a', 'wait', 'b', 'c']);
    expect(sequencer.editing.value).toBe(1);
    sequencer.add('expect');
    expect(texts()).toEqual(['a', 'wait', 'b', 'c', 'expect']);
  });

  it('are moved, and not beyond the ends', async () => {
    const { sequencer, texts } = await opened();
    expect(sequencer.move(0, 2)).toBe(2);
    expect(texts()).toEqual(['b', 'c', 'a']);
    expect(sequencer.move(0, -1)).toBe(0);
    expect(sequencer.move(2, 9)).toBe(2);
    expect(texts()).toEqual(['b', 'c', 'a']);
  });

  it('come back to their place when their deletion is undone', async () => {
    const { sequencer, texts } = await opened();
    sequencer.remove(1);
    expect(texts()).toEqual(['a', 'c']);
    await sequencer.undo();
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(sequencer.deleted.value).toBeUndefined();
  });

  it('have their faults told: variables are those of the environment, and what is taken', async () => {
    const { sequencer } = await opened([send('{{who}}'), send('{{nobody}}')]);
    expect(sequencer.faults.value.map(({ step, part }) => [step, part])).toEqual([[1, 'text']]);
  });
});

describe('sequences', () => {
  it('get a free name, and a duplicate counts on', async () => {
    const { sequencer, background } = await opened();
    await sequencer.create();
    expect(sequencer.draft.value).toMatchObject({ name: 'Sequence 1', steps: [] });
    sequencer.choose('s1');
    await sequencer.duplicate();
    expect(sequencer.draft.value).toMatchObject({ name: 'Login 1' });
    expect(callsOf(background, 'saveSequence')).toHaveLength(2);
  });

  it('are deleted, and come back whole', async () => {
    const { sequencer } = await opened();
    await sequencer.removeSequence();
    expect(sequencer.draft.value?.id).toBe('s2');
    await sequencer.undo();
    expect(sequencer.draft.value).toMatchObject({ id: 's1', steps: [{}, {}, {}] });
  });

  it('keep their name where another cannot be, and say why', async () => {
    const { sequencer, background } = await opened();
    background.failNext('saveSequence', new Problem('sequence.name', 'There is one already.'));
    expect(await sequencer.rename('A first')).toBe(false);
    expect(sequencer.draft.value?.name).toBe('Login');
    expect(sequencer.problem.value?.message).toBe('There is one already.');
    expect(await sequencer.rename('Other')).toBe(true);
    expect(sequencer.problem.value).toBeUndefined();
  });

  it('run on the session that is looked at, with the chosen environment', async () => {
    const { sequencer, store, background } = await opened([send('{{who}}')]);
    await store.connect();
    await sequencer.run();
    await sequencer.stop();
    expect(callsOf(background, 'runSequence')).toEqual([
      [store.sessionId.value, { name: 'Login', steps: [send('{{who}}')], rounds: 1 }, 'e1'],
    ]);
    expect(callsOf(background, 'stopSequence')).toEqual([[store.sessionId.value]]);
  });
});
