import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { openSettings } from '../open.ts';
import { profile, savedApi } from '../samples.ts';

const URL_ = 'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev';
const SIGNED = `${URL_}?room=ops&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T120000Z&X-Amz-Signature=0123abcd`;

async function newApi(seed: Parameters<typeof openSettings>[0] = {}) {
  const opened = await openSettings({ profiles: [profile()], section: 'apis/new', ...seed });
  return { ...opened, editor: opened.settings.api };
}

describe('saving an API', () => {
  it('sends what was filled in and nothing else', async () => {
    const { editor, background } = await newApi();
    editor.readUrl(URL_);
    editor.change({ name: ' chat ', profileId: 'one', expires: '60', subprotocols: 'v2, , v1' });
    expect(await editor.save()).toBe(true);
    expect(background.savedApis).toEqual([
      { name: 'chat', url: URL_, profileId: 'one', expires: 60, subprotocols: ['v2', 'v1'] },
    ]);
    expect(editor.form.value).toMatchObject({ id: 'a1', subprotocols: 'v2, v1' });
    expect(editor.said.value).toBe('Saved.');
  });

  it('keeps the choice to reconnect and the keep-alive, and shows them again', async () => {
    const { editor, background } = await newApi();
    editor.readUrl(URL_);
    editor.change({ name: 'chat', reconnect: true, keepAliveSeconds: '540', keepAliveMessage: 'beat' });
    expect(await editor.save()).toBe(true);
    expect(background.savedApis).toEqual([
      { name: 'chat', url: URL_, reconnect: true, keepAlive: { seconds: 540, message: 'beat' } },
    ]);
    expect(editor.form.value).toMatchObject({
      reconnect: true,
      keepAliveSeconds: '540',
      keepAliveMessage: 'beat',
    });
    editor.change({ reconnect: false, keepAliveSeconds: '' });
    await editor.save();
    expect(background.savedApis.at(-1)).toEqual({ id: 'a1', name: 'chat', url: URL_ });
  });

  it('takes a signature off before anything is sent', async () => {
    const { editor, background } = await newApi();
    editor.readUrl(SIGNED);
    editor.change({ name: 'chat' });
    await editor.save();
    expect(background.savedApis).toEqual([{ name: 'chat', url: `${URL_}?room=ops` }]);
    expect(editor.form.value?.url).toBe(`${URL_}?room=ops`);
  });

  it('takes the subprotocols of a pasted command along, and gives up the last one’s', async () => {
    const { editor } = await newApi();
    editor.readUrl(`wscat -c ${URL_} -s chat.v2`);
    expect(editor.form.value?.subprotocols).toBe('chat.v2');
    editor.readUrl(URL_);
    expect(editor.form.value?.subprotocols).toBe('');
    editor.change({ subprotocols: 'mine' });
    editor.readUrl(`wscat -c ${URL_} -s chat.v2`);
    expect(editor.form.value?.subprotocols).toBe('mine');
  });

  it('changes a stored one under its id', async () => {
    const { editor, background } = await newApi({ apis: [savedApi({ expires: 900 })], section: 'apis' });
    expect(editor.form.value).toMatchObject({ id: 'chat', expires: '900' });
    editor.change({ expires: '', profileId: '' });
    await editor.save();
    expect(background.savedApis).toEqual([{ id: 'chat', name: 'chat dev', url: URL_ }]);
  });

  it.each([
    ['', {}, ['url']],
    ['ftp://example.com', {}, ['url']],
    [URL_, { name: ' ' }, ['name']],
    [URL_, { name: 'chat dev' }, ['name']],
    [URL_, { subprotocols: 'a b' }, ['subprotocols']],
    [URL_, { subprotocols: 'a,a' }, ['subprotocols']],
    [URL_, { keepAliveSeconds: '4' }, ['keepAliveSeconds']],
    [URL_, { keepAliveSeconds: '20', keepAliveMessage: ' ' }, ['keepAliveMessage']],
    [URL_, { region: 'a b', service: 'c/d', endpoint: '::' }, ['region', 'service', 'endpoint']],
    ['', { name: '', region: 'a b' }, ['url', 'name', 'region']],
  ])('is refused for “%s” with %o', async (url, fields, faulty) => {
    const { editor, background } = await newApi({ apis: [savedApi()] });
    editor.readUrl(url);
    editor.change({ name: 'chat', ...fields });
    const before = editor.form.value;
    expect(await editor.save()).toBe(false);
    expect(Object.keys(editor.faults.value)).toEqual(faulty);
    expect(editor.form.value).toEqual(before);
    expect(background.savedApis).toEqual([]);
  });

  it.each([
    ['url.scheme', 'url'],
    ['arn.not-execute-api', 'url'],
    ['api.name', 'name'],
    ['scope.region', 'region'],
    ['scope.service', 'service'],
    ['profile.endpoint', 'endpoint'],
    ['expires.range', 'expires'],
    ['subprotocol.invalid', 'subprotocols'],
    ['keep-alive.seconds', 'keepAliveSeconds'],
    ['keep-alive.message', 'keepAliveMessage'],
    ['unexpected', 'form'],
  ])('shows a refusal of the background (%s) at %s', async (id, field) => {
    const { editor, background } = await newApi();
    editor.readUrl(URL_);
    editor.change({ name: 'chat' });
    background.failNext(new Problem(id, 'It cannot be.'));
    expect(await editor.save()).toBe(false);
    expect(Object.keys(editor.faults.value)).toEqual([field]);
  });
});
