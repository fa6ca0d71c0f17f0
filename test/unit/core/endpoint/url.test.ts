import { describe, expect, test } from 'vitest';
import { API, endpointOf, noteIds } from './reading.ts';

describe('the URL', () => {
  test.each([
    [`wss://${API}/dev`, `wss://${API}/dev`],
    [`https://${API}/dev`, `wss://${API}/dev`],
    [`WSS://ABC123DEF4.Execute-API.US-East-1.AmazonAWS.com/dev`, `wss://${API}/dev`],
    [`wss:${API}/dev`, `wss://${API}/dev`],
    [`wss:\\\\${API}\\dev`, `wss://${API}/dev`],
    [`wss://wss://${API}/dev`, `wss://${API}/dev`],
    [`wss://${API}:443/dev`, `wss://${API}/dev`],
    [`wss://${API}./dev`, `wss://${API}/dev`],
    [`wss://${API}/dev/`, `wss://${API}/dev/`],
    [`wss://${API}/dev?`, `wss://${API}/dev`],
    [`wss://${API}/a/../dev/./x`, `wss://${API}/dev/x`],
    [`wss://${API}/%24default`, `wss://${API}/%24default`],
    [`wss://${API}/$default`, `wss://${API}/$default`],
    ['ws://127.0.0.1:80/x', 'ws://127.0.0.1/x'],
    ['ws://[::1]:4510/x', 'ws://[::1]:4510/x'],
    ['ws://[0:0:0:0:0:0:0:1]:4510/x', 'ws://[::1]:4510/x'],
    ['http://localhost:4566/_aws/x', 'ws://localhost:4566/_aws/x'],
    ['wss://bücher.example/', 'wss://xn--bcher-kva.example/'],
    ['wss://my_host.internal.example/', 'wss://my_host.internal.example/'],
  ])('%s is %s', (text, url) => {
    expect(endpointOf(text).url).toBe(url);
  });

  test('host, path and security go with the URL', () => {
    expect(endpointOf('ws://LocalHost:4510//a/b?x=1')).toMatchObject({
      host: 'localhost:4510',
      path: '/a/b',
      secure: false,
    });
    expect(endpointOf(`wss://${API}:8443/dev`)).toMatchObject({ host: `${API}:8443`, secure: true });
  });

  test.each([
    [API, `wss://${API}/`],
    [`${API}/dev`, `wss://${API}/dev`],
    [`//${API}/dev`, `wss://${API}/dev`],
    ['chat.example.com/v1?x=1', 'wss://chat.example.com/v1?x=1'],
    ['localhost:4510', 'ws://localhost:4510/'],
    ['localhost/dev', 'ws://localhost/dev'],
    ['127.0.0.1:4510/dev', 'ws://127.0.0.1:4510/dev'],
    ['[::1]:4510/dev', 'ws://[::1]:4510/dev'],
    ['192.168.1.20/dev', 'ws://192.168.1.20/dev'],
    ['localstack:4566/dev', 'ws://localstack:4566/dev'],
    ['redis:6379', 'ws://redis:6379/'],
  ])('without a scheme %s is %s, and a note says so', (text, url) => {
    expect(endpointOf(text).url).toBe(url);
    expect(noteIds(text)).toContain('scheme.assumed');
  });
});

describe('the query', () => {
  test.each([
    ['?a', '?a='],
    ['?a=&b', '?a=&b='],
    ['?b=2&a=1&b=1', '?b=2&a=1&b=1'],
    ['?q=a%20b', '?q=a%20b'],
    ["?q='()*!~-._", '?q=%27%28%29%2A%21~-._'],
    ['?q=%2B', '?q=%2B'],
    ['?q=100%', '?q=100%25'],
    ['?q=ü', '?q=%C3%BC'],
    ['?{k}=v', '?%7Bk%7D=v'],
    ['?u=https://x.example/?a=b', '?u=https%3A%2F%2Fx.example%2F%3Fa%3Db'],
    ['?&&a=1&', '?a=1'],
  ])('%s becomes %s', (query, expected) => {
    expect(endpointOf(`wss://${API}/dev${query}`).url).toBe(`wss://${API}/dev${expected}`);
  });

  test('a raw + is sent as a space, with a note', () => {
    expect(endpointOf(`wss://${API}/dev?q=a+b`).url).toBe(`wss://${API}/dev?q=a%20b`);
    expect(noteIds(`wss://${API}/dev?q=a+b`)).toEqual(['plus.space']);
    expect(noteIds(`wss://${API}/dev?q=a%2Bb`)).toEqual([]);
  });

  test('spaces in the query are encoded, with a note', () => {
    expect(endpointOf(`wss://${API}/dev?q=a b c`).url).toBe(`wss://${API}/dev?q=a%20b%20c`);
    expect(noteIds(`wss://${API}/dev?q=a b c`)).toEqual(['space.encoded']);
  });

  test('bytes that are not UTF-8 are told of', () => {
    expect(noteIds(`wss://${API}/dev?q=%FF`)).toEqual(['query.not-utf8']);
    expect(noteIds(`wss://${API}/dev?q=%EF%BF%BD`)).toEqual([]);
  });
});

describe('a signed URL', () => {
  const signed = [
    'room=7',
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
    'X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-west-1%2Fexecute-api%2Faws4_request',
    'x-amz-date=20261122T102030Z',
    'X-Amz-Expires=300',
    'X-AMZ-SECURITY-TOKEN=a+b/c%3D',
    'X-Amz-SignedHeaders=host',
    'user=ann',
    'X-Amz-Signature=00ff',
  ].join('&');

  test('loses its signing parameters in any case, and nothing else', () => {
    expect(endpointOf(`wss://${API}/dev?${signed}`).url).toBe(`wss://${API}/dev?room=7&user=ann`);
    expect(noteIds(`wss://${API}/dev?${signed}`)).toEqual(['signature.removed']);
  });

  test('keeps X-Amz parameters that are the application’s own', () => {
    const { url } = endpointOf(
      'wss://v-1a2b3c4d.kinesisvideo.us-west-2.amazonaws.com/?X-Amz-ChannelARN=arn%3Aaws&X-Amz-ClientId=c1&X-Amz-Signature=00',
    );
    expect(url).toBe(
      'wss://v-1a2b3c4d.kinesisvideo.us-west-2.amazonaws.com/?X-Amz-ChannelARN=arn%3Aaws&X-Amz-ClientId=c1',
    );
  });

  test('tells region and service of a custom domain, whose name does not', () => {
    expect(endpointOf(`wss://chat.example.com/v1?${signed}`)).toMatchObject({
      region: 'eu-west-1',
      service: 'execute-api',
    });
    expect(noteIds(`wss://chat.example.com/v1?${signed}`)).toContain('scope.from-signature');
  });

  test('does not overrule what an AWS host says', () => {
    expect(endpointOf(`wss://${API}/dev?${signed}`).region).toBe('us-east-1');
  });

  test('leaves no trace of key or token in the reading', () => {
    expect(JSON.stringify(endpointOf(`wss://${API}/dev?${signed}`))).not.toMatch(/AKIA|a\+b|00ff/);
  });
});

describe('notes', () => {
  test.each([
    ['a fragment', `wss://${API}/dev#top`, ['fragment.removed']],
    ['an empty fragment', `wss://${API}/dev#`, []],
    ['double slashes', `wss://${API}//dev//x`, ['slashes.collapsed']],
    ['http on AWS', `http://${API}/dev`, ['tls.upgraded']],
    ['ws on AWS', `ws://${API}/dev`, ['tls.upgraded']],
    ['ws on loopback', 'ws://127.0.0.1:4510/dev', []],
    ['ws on another host', 'ws://chat.example.com/', ['tls.missing']],
    ['no stage', `wss://${API}`, ['stage.missing']],
    ['a zero-width space', `wss://${API}/\u200bdev`, ['characters.removed']],
    ['a bell', `wss://${API}/d\u0007ev`, ['characters.removed']],
    ['a byte order mark in front', `\ufeffwss://${API}/dev`, []],
    ['terminal colours', `\u001b[32mwss://${API}/dev\u001b[0m`, []],
    ['lines', `wss://${API}/dev\n  ?a=1\r\n&b=2`, ['lines.joined']],
    ['HTML escapes', `wss://${API}/dev?a=1&amp;b=2`, ['escapes.decoded']],
    ['zsh escapes', `wss://${API}/dev\\?a\\=1\\&b\\=2`, ['escapes.decoded']],
    ['a management URL', `https://${API}/dev/@connections/L0SM9cOFvHcCIhw%3D`, ['connections.url']],
    ['an encoded management URL', `https://${API}/dev/%40connections/x`, ['connections.url']],
    ['a port that browsers refuse', 'ws://localhost:6000/', ['port.blocked']],
    ['a URL over the limit', `wss://${API}/dev?a=${'x'.repeat(4_100)}`, ['url.length']],
  ])('%s: %#', (_, text, expected) => {
    expect(noteIds(text)).toEqual(expected);
  });

  test('each note is one sentence, and none comes twice', () => {
    const { notes } = endpointOf(`http://${API}//@connections/x?a=b+c#x`);
    expect(notes.length).toBeGreaterThan(3);
    expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length);
    for (const { message } of notes) expect(message).toMatch(/^.{10,}\.$/);
  });

  test('an upgraded URL keeps a port of its own and drops 80 and 443', () => {
    expect(endpointOf(`http://${API}:80/dev`).url).toBe(`wss://${API}/dev`);
    expect(endpointOf(`http://${API}:443/dev`).url).toBe(`wss://${API}/dev`);
    expect(endpointOf(`http://${API}:8443/dev`).url).toBe(`wss://${API}:8443/dev`);
  });

  test('the management URL gives the stage’s URL', () => {
    expect(endpointOf(`https://${API}/dev/@connections/L0SM9cOFvHcCIhw%3D`).url).toBe(`wss://${API}/dev`);
    expect(endpointOf('https://chat.example.com/@connections/x').url).toBe('wss://chat.example.com/');
  });
});

describe('what stands around the URL', () => {
  test.each([
    `"wss://${API}/dev"`,
    `'wss://${API}/dev',`,
    `\`wss://${API}/dev\``,
    `“wss://${API}/dev”`,
    `<wss://${API}/dev>`,
    `(wss://${API}/dev)`,
    `**wss://${API}/dev**`,
    `[the API](wss://${API}/dev)`,
    `[wss://${API}/dev](wss://${API}/dev "title")`,
    `\`\`\`text\nwss://${API}/dev\n\`\`\``,
    `wss://${API}/dev"`,
    `wss://${API}/dev.`,
    `wss://${API}/dev,`,
    `Connect to wss://${API}/dev.`,
    `(see wss://${API}/dev)`,
    `export WS_URL=wss://${API}/dev`,
    `WebSocketUrl = "wss://${API}/dev"`,
    `{"endpoint":"wss:\\/\\/${API}\\/dev"}`,
    `endpoints:\n  wss: wss://${API}/dev\n`,
    `The page https://docs.example.com/ says wss://${API}/dev`,
  ])('%s', (text) => {
    expect(endpointOf(text).url).toBe(`wss://${API}/dev`);
  });

  test('a bracket or quote that belongs to the URL stays', () => {
    expect(endpointOf('wss://chat.example.com/a(b)').path).toBe('/a(b)');
    expect(endpointOf('wss://chat.example.com/v1.').path).toBe('/v1.');
    expect(endpointOf('wss://chat.example.com/?q="a"').url).toBe('wss://chat.example.com/?q=%22a%22');
  });
});
