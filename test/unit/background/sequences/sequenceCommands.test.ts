import { describe, expect, it } from 'vitest';
import type { Step } from '#core/compose/types.ts';
import type { SequenceDraft } from '#messaging/sequences.ts';
import { createWorld } from '../world/world.ts';

const steps: Step[] = [
  { kind: 'send', text: '{"token":"{{token}}","user":"{{user}}"}', form: 'text' },
  { kind: 'wait', ms: 50 },
  {
    kind: 'expect',
    filter: '$.ok=true',
    withinMs: 5_000,
    take: [{ name: 'id', path: '$.id' }],
    early: true,
    orGoOn: true,
  },
];
const login: SequenceDraft = { name: ' Login ', steps, rounds: 2 };

const problemOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    ({ id }) => id,
  );

describe('saved sequences', () => {
  it('are stored whole with a clean name, and told to all views', async () => {
    const { background, events, items } = createWorld();
    const saved = await background.saveSequence(login);
    expect(saved).toEqual({ id: 'id1', name: 'Login', steps, rounds: 2 });
    expect(await background.sequences()).toEqual([saved]);
    expect(items.sequences.value).toEqual([saved]);
    expect(events).toContainEqual({ type: 'sequences-changed' });
  });

  it('change in place, and come back under their id after a deletion', async () => {
    const { background } = createWorld();
    const first = await background.saveSequence(login);
    await background.saveSequence({ ...login, name: 'Other' });
    await background.saveSequence({ ...first, rounds: 7 });
    expect((await background.sequences()).map(({ name, rounds }) => [name, rounds])).toEqual([
      ['Login', 7],
      ['Other', 2],
    ]);
    await background.deleteSequence(first.id);
    expect((await background.sequences()).map(({ name }) => name)).toEqual(['Other']);
    expect(await background.saveSequence(first)).toMatchObject({ id: first.id });
  });

  it('may be half written: a number that is not typed yet is stored as 0', async () => {
    const { background } = createWorld();
    const saved = await background.saveSequence({
      name: 'Half',
      steps: [{ kind: 'wait', ms: Number.NaN }],
      rounds: Number.NaN,
    });
    expect(saved).toMatchObject({ steps: [{ ms: 0 }], rounds: 0 });
  });

  it.each([
    ['sequence.name', { ...login, name: ' ' }],
    ['sequence.size', { ...login, steps: Array.from({ length: 1_001 }, () => steps[1]!) }],
    ['sequence.size', { ...login, steps: [{ kind: 'send', text: 'x'.repeat(3_000_001), form: 'text' }] }],
    ['sequence.size', { ...login, steps: [{ kind: 'dance' } as unknown as Step] }],
  ] satisfies [string, SequenceDraft][])('are refused by %s', async (id, draft) => {
    const { background, items } = createWorld();
    expect(await problemOf(background.saveSequence(draft))).toBe(id);
    expect(items.sequences.value).toEqual([]);
  });

  it('have names of their own', async () => {
    const { background } = createWorld();
    await background.saveSequence(login);
    expect(await problemOf(background.saveSequence(login))).toBe('sequence.name');
  });
});

describe('a sequence that is run', () => {
  it('goes to the host with the values that it uses, and the names of those to hide', async () => {
    const { background, ordered } = createWorld();
    const environment = await background.saveEnvironment({
      name: 'dev',
      variables: [
        { name: 'user', value: 'ann' },
        { name: 'token', value: 'CANARY-token', secret: true },
        { name: 'other', value: 'CANARY-other', secret: true },
      ],
    });
    await background.runSequence(3, { name: 'Login', steps, rounds: 2 }, environment.id);
    expect(ordered).toEqual([
      [
        3,
        {
          run: { name: 'Login', steps, rounds: 2 },
          values: { user: 'ann', token: 'CANARY-token' },
          secret: ['token'],
        },
      ],
    ]);
  });

  it('runs without an environment too', async () => {
    const { background, ordered } = createWorld();
    await background.runSequence(3, { name: 'Login', steps, rounds: 2 });
    expect(ordered[0]![1]).toMatchObject({ values: {}, secret: [] });
  });
});
