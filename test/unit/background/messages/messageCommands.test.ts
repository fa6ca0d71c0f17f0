import { describe, expect, it } from 'vitest';
import type { MessageDraft } from '#core/compose/saved.ts';
import { SAVED_LIMITS } from '#core/compose/saved.ts';
import { DRAFTS } from '../world/drafts.ts';
import { createWorld, URL_OF_API } from '../world/world.ts';

const PASSPHRASE = 'a long passphrase';
const ping: MessageDraft = { name: ' Ping ', folder: ' ', text: '{"id":"{{user}}"}', form: 'text' };

function problemOf(work: Promise<unknown>) {
  return work.then(
    () => undefined,
    ({ id, about }) => ({ id, about }),
  );
}

async function worldWithEnvironment() {
  const world = createWorld();
  const environment = await world.background.saveEnvironment({
    name: 'dev',
    variables: [
      { name: 'user', value: 'ann' },
      { name: 'token', value: 'CANARY-token', secret: true },
      { name: 'other', value: 'CANARY-other', secret: true },
    ],
  });
  return { ...world, world, environment };
}

describe('saved messages', () => {
  it('are stored with a clean name, and told to all views', async () => {
    const { background, events, items } = createWorld();
    const [saved] = await background.changeMessages({ type: 'save', message: ping });
    expect(saved).toMatchObject({ name: 'Ping', folder: '', text: ping.text });
    expect(items.messages.value).toEqual([saved]);
    expect(events).toContainEqual({ type: 'compose-changed' });
    expect((await background.compose()).messages).toEqual([saved]);
  });

  it.each([
    ['message.name', { ...ping, name: '' }],
    ['message.folder', { ...ping, folder: 'x'.repeat(81) }],
    ['message.size', { ...ping, text: 'é'.repeat(SAVED_LIMITS.messageBytes / 2 + 1) }],
  ])('are refused by %s', async (id, message) => {
    const { background, items } = createWorld();
    expect(await problemOf(background.changeMessages({ type: 'save', message }))).toMatchObject({ id });
    expect(items.messages.value).toEqual([]);
  });

  it('do not fill the storage', async () => {
    const { background, items } = createWorld();
    const text = 'x'.repeat(SAVED_LIMITS.messageBytes);
    const many = Math.floor(SAVED_LIMITS.allBytes / SAVED_LIMITS.messageBytes);
    await items.messages.set(
      Array.from({ length: many }, (_, at) => ({ id: `m${at}`, name: 'x', folder: '', text, form: 'text' })),
    );
    const save = background.changeMessages({ type: 'save', message: { ...ping, text } });
    expect(await problemOf(save)).toMatchObject({ id: 'message.count' });
    await background.changeMessages({ type: 'delete', id: 'm0' });
    expect(items.messages.value).toHaveLength(many - 1);
  });
});

describe('environments', () => {
  it('keep secret values in the vault and out of what views get', async () => {
    const { background, environment, items } = await worldWithEnvironment();
    expect(environment.variables).toEqual([
      { name: 'user', value: 'ann' },
      { name: 'token', secret: true },
      { name: 'other', secret: true },
    ]);
    expect(JSON.stringify(await background.compose())).not.toContain('CANARY');
    expect(items.environments.text).not.toContain('CANARY');
    expect(items.secrets.text).toContain('CANARY-token');
  });

  it('keep a secret value that is not given anew, and drop that of a variable that went', async () => {
    const { background, environment, items } = await worldWithEnvironment();
    const { id, name } = environment;
    await background.saveEnvironment({ id, name, variables: [{ name: 'token', secret: true }] });
    expect(items.secrets.text).toContain('CANARY-token');
    expect(items.secrets.text).not.toContain('CANARY-other');
    await background.saveEnvironment({ id, name, variables: [{ name: 'token' }] });
    expect(items.secrets.text).not.toContain('CANARY');
  });

  it('say which secrets the browser has forgotten', async () => {
    const { background, world } = await worldWithEnvironment();
    await world.closeBrowser();
    const [after] = (await background.compose()).environments;
    expect(after?.variables.map(({ missing }) => missing)).toEqual([undefined, true, true]);
  });

  it('have their secrets after the browser closed where they are remembered', async () => {
    const { world, environment } = await worldWithEnvironment();
    await world.background.rememberWith(PASSPHRASE);
    await world.closeBrowser();
    const send = () => world.background.sendTemplate(1, { text: '{{token}}', form: 'text' }, environment.id);
    expect(await problemOf(send())).toMatchObject({ id: 'vault.locked' });
    await world.background.unlockVault(PASSPHRASE);
    await send();
    expect(world.filled.at(-1)?.[2]).toEqual({ token: 'CANARY-token' });
  });

  it('are deleted with their secrets', async () => {
    const { background, environment, items } = await worldWithEnvironment();
    await background.deleteEnvironment(environment.id);
    expect((await background.compose()).environments).toEqual([]);
    expect(items.secrets.text).not.toContain('CANARY');
  });

  it.each([
    ['a name is missing', [{ name: ' ', value: 'x' }], '0'],
    ['a name cannot stand between braces', [{ name: 'a' }, { name: 'a b' }], '1'],
    ['a name is there twice', [{ name: 'a' }, { name: 'a ' }], '1'],
    ['a value is too long', [{ name: 'a', value: 'x'.repeat(SAVED_LIMITS.valueLength + 1) }], '0'],
  ])('are refused where %s', async (_, variables, about) => {
    const { background, items } = createWorld();
    const refused = await problemOf(background.saveEnvironment({ name: 'dev', variables }));
    expect(refused).toEqual({ id: 'environment.variable', about });
    expect(items.environments.value).toEqual([]);
  });

  it('have names of their own', async () => {
    const { background } = await worldWithEnvironment();
    expect(await problemOf(background.saveEnvironment({ name: 'dev', variables: [] }))).toMatchObject({
      id: 'environment.name',
    });
  });
});

describe('sending with places', () => {
  it('hands the host the values that the message uses and no others', async () => {
    const { background, environment, filled } = await worldWithEnvironment();
    await background.sendTemplate(7, { text: '{{user}} {{gone}}', form: 'text' }, environment.id);
    expect(filled).toEqual([[7, { text: '{{user}} {{gone}}', form: 'text' }, { user: 'ann' }]]);
  });

  it('hands over none where no environment is chosen', async () => {
    const { background, filled } = await worldWithEnvironment();
    await background.sendTemplate(7, { text: '{{user}}', form: 'text' });
    expect(filled[0]?.[2]).toEqual({});
  });
});

describe('a message on connect', () => {
  async function connected(withApi: boolean) {
    const t = await worldWithEnvironment();
    const [message] = await t.background.changeMessages({ type: 'save', message: ping });
    const profile = await t.background.saveProfile(DRAFTS.keys);
    const api = await t.background.saveApi({ name: 'chat', url: URL_OF_API });
    const choices = { environmentId: t.environment.id, onConnect: message!.id, routes: [' a ', 'a', ''] };
    await t.background.chooseForApi(api.id, choices);
    const connect = () =>
      t.background.connect({ url: URL_OF_API, profileId: profile.id, ...(withApi ? { apiId: api.id } : {}) });
    return { ...t, api, message: message!, connect };
  }

  it.each([true, false])('goes to the host with its values, the API named: %s', async (withApi) => {
    const { connect, opened } = await connected(withApi);
    await connect();
    expect(opened[0]?.greeting).toEqual({
      message: { text: ping.text, form: 'text' },
      values: { user: 'ann' },
    });
  });

  it('is left out once the message is deleted', async () => {
    const { background, message, connect, opened } = await connected(true);
    await background.changeMessages({ type: 'delete', id: message.id });
    await connect();
    expect(opened[0]).not.toHaveProperty('greeting');
  });

  it('is chosen in a clean form, and forgotten with its API', async () => {
    const { background, api, items } = await connected(true);
    expect(items.choices.value[api.id]?.routes).toEqual(['a']);
    await background.deleteApi(api.id);
    expect(items.choices.value).toEqual({});
  });
});
