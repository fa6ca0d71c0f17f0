import { describe, expect, test } from 'vitest';
import { API, endpointOf, faultId, noteIds } from './reading.ts';

const URL_WITH_QUERY = `wss://${API}/dev?a=1&b=2`;

describe('commands', () => {
  test.each([
    [`wscat -c "${URL_WITH_QUERY}"`],
    [`wscat -c '${URL_WITH_QUERY}'`],
    [`wscat -c ${URL_WITH_QUERY}`],
    [`wscat -c wss://${API}/dev\\?a\\=1\\&b\\=2`],
    [`wscat -c $'wss://${API}/dev?a=1\\u0026b=\\x32'`],
    [`wscat -c “${URL_WITH_QUERY}”`],
    [`wscat -c "wss://${API}/dev"'?a=1&b=2'`],
    [`wscat --connect=${URL_WITH_QUERY}`],
    [`wscat --connect "${URL_WITH_QUERY}" --no-color`],
    [`wscat -nc "${URL_WITH_QUERY}"`],
    [`wscat -P -x '{"action":"echo","url":"https://example.com"}' -c "${URL_WITH_QUERY}"`],
    [`npx wscat -c "${URL_WITH_QUERY}"`],
    [`npx --yes wscat@6.1.0 -c "${URL_WITH_QUERY}"`],
    [`$ wscat -c "${URL_WITH_QUERY}"`],
    [`ann@laptop:~/api (main)$ wscat -c "${URL_WITH_QUERY}"`],
    [`PS C:\\api> wscat.cmd -c "${URL_WITH_QUERY}"`],
    [`AWS_PROFILE=dev ./node_modules/.bin/wscat -c "${URL_WITH_QUERY}"`],
    [`cd api && wscat -c "${URL_WITH_QUERY}" | tee log.txt`],
    [`wscat \\\n  -c "${URL_WITH_QUERY}" \\\r\n  -P`],
    [`wscat -c wss://${API}/d\\\nev?a=1\\&b=2`],
    [`wscat \`\n  -c "${URL_WITH_QUERY}"`],
    [`wscat\n  -c "${URL_WITH_QUERY}"`],
    [`wscat -c "${URL_WITH_QUERY}"\nConnected (press CTRL+C to quit)\n> it's here`],
    [`\`\`\`bash\nwscat -c "${URL_WITH_QUERY}"\n\`\`\``],
    [`\`wscat -c "${URL_WITH_QUERY}"\``],
    [`websocat "${URL_WITH_QUERY}"`],
    [`websocat -t -E - "${URL_WITH_QUERY}"`],
    [`websocat --origin https://app.example.com '${URL_WITH_QUERY}'`],
    [`curl "https://${API}/dev?a=1&b=2"`],
    [`curl -sSiN --http1.1 -H 'Upgrade: websocket' 'https://${API}/dev?a=1&b=2'`],
    [`curl --url "https://${API}/dev?a=1&b=2" -x http://proxy.example.com:3128`],
    [`curl ^"wss://${API}/dev?a=1^&b=2^" ^\r\n  -H ^"Upgrade: websocket^"`],
    [`curl.exe "https://${API}/dev?a=1&b=2"`],
  ])('%s', (text) => {
    expect(endpointOf(text).url).toBe(URL_WITH_QUERY);
  });

  test('a host without scheme is taken where a URL is due', () => {
    expect(endpointOf(`wscat -c ${API}/dev`).url).toBe(`wss://${API}/dev`);
    expect(endpointOf('wscat -c localhost:4510').url).toBe('ws://localhost:4510/');
  });

  test.each([
    [`wscat -c wss://${API}/dev -s chat -s graphql-ws`, ['chat', 'graphql-ws']],
    [`wscat -c wss://${API}/dev --subprotocol=chat`, ['chat']],
    [`wscat -c wss://${API}/dev -s chat,chat -schat`, ['chat']],
    [`websocat --protocol 'chat, json' wss://${API}/dev`, ['chat', 'json']],
    [`curl https://${API}/dev -H 'Sec-WebSocket-Protocol: chat, json'`, ['chat', 'json']],
    [`wscat -c wss://${API}/dev -H 'sec-websocket-protocol:chat'`, ['chat']],
    [`wscat -c wss://${API}/dev -p 13`, []],
  ])('subprotocols of %s', (text, subprotocols) => {
    expect(endpointOf(text).subprotocols).toEqual(subprotocols);
  });

  test.each([
    `wscat -c wss://${API}/dev -H "x-api-key: hidden-value"`,
    `wscat -c wss://${API}/dev --auth user:hidden-value`,
    `websocat -H='Cookie: hidden-value' wss://${API}/dev`,
    `curl https://${API}/dev -u hidden-value`,
  ])('headers are noted by name and never by value: %#', (text) => {
    const { notes } = endpointOf(text);
    expect(notes.map(({ id }) => id)).toEqual(['headers.ignored']);
    expect(notes[0]?.message).toMatch(/x-api-key|Authorization|Cookie/);
    expect(JSON.stringify(endpointOf(text))).not.toContain('hidden');
  });

  test('headers of every handshake are no loss', () => {
    const text = `curl 'wss://${API}/dev' -H 'Upgrade: websocket' -H 'Connection: Upgrade' -H 'Sec-WebSocket-Key: x==' -H 'Accept-Encoding: br' -H 'User-Agent: x'`;
    expect(noteIds(text)).toEqual([]);
    expect(noteIds(`${text} -H 'Origin: https://app.example.com'`)).toEqual(['headers.ignored']);
  });

  test('two commands with different URLs are several', () => {
    expect(faultId(`wscat -c wss://${API}/dev\nwscat -c wss://${API}/prod`)).toBe('url.several');
    expect(faultId(`wscat -c wss://${API}/dev\nwscat -c wss://${API}/dev`)).toBe('ok');
  });

  test('a signed URL in a command loses its signature', () => {
    expect(endpointOf(`wscat -c "wss://${API}/dev?x=1&X-Amz-Signature=00ff"`).url).toBe(
      `wss://${API}/dev?x=1`,
    );
  });
});

describe('code', () => {
  test.each([
    [`const ws = new WebSocket("wss://${API}/dev");`, []],
    [`new WebSocket('wss://${API}/dev', 'chat')`, ['chat']],
    [`new WebSocket(\`wss://${API}/dev\`, ["chat", 'json'])`, ['chat', 'json']],
    [`new window.WebSocket(\n  "wss://${API}/dev",\n  ["chat"],\n);`, ['chat']],
    [`new ReconnectingWebSocket("wss://${API}/dev", [], { debug: true })`, []],
    [`new WebSocket("wss:\\/\\/${API}/\\u0064ev")`, []],
    [`const url = "wss://${API}/dev";\nconst ws = new WebSocket(url);`, []],
    [`async with websockets.connect("wss://${API}/dev", subprotocols=["chat"]) as ws:`, ['chat']],
    [`websocket.create_connection('wss://${API}/dev')`, []],
    [`client.connect('wss://${API}/dev', 'chat');`, ['chat']],
    [`fetch("https://${API}/dev", { method: "GET" })`, []],
  ])('%s', (text, subprotocols) => {
    expect(endpointOf(text)).toMatchObject({ url: `wss://${API}/dev`, subprotocols });
  });

  test('headers that code sets are noted', () => {
    const text = `new WebSocket("wss://${API}/dev", ["chat"], { headers: { "x-api-key": "hidden" } })`;
    expect(noteIds(text)).toEqual(['headers.ignored']);
    expect(JSON.stringify(endpointOf(text))).not.toContain('hidden');
  });

  test.each([
    'new WebSocket(`wss://$' + '{host}/dev`)',
    'new WebSocket("wss://" + host)',
    'websockets.connect(f"wss://{host}/dev")',
    'websockets.connect("wss://%s/dev" % host)',
  ])('a URL that only running code knows is a placeholder: %s', (text) => {
    expect(faultId(text)).toBe('url.placeholder');
  });
});

describe('ARNs', () => {
  test.each([
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/dev/$connect', `wss://${API}/dev`],
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/dev/*', `wss://${API}/dev`],
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/dev', `wss://${API}/dev`],
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/dev/POST/@connections/*', `wss://${API}/dev`],
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/$default/$connect', `wss://${API}/$default`],
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4', `wss://${API}/`],
    ['"arn:aws:execute-api:us-east-1:123456789012:abc123def4/dev/$connect",', `wss://${API}/dev`],
    ['arn:aws:apigateway:us-east-1::/apis/abc123def4/stages/dev', `wss://${API}/dev`],
    [
      'arn:aws-cn:execute-api:cn-north-1:123456789012:abc123def4/dev/$connect',
      'wss://abc123def4.execute-api.cn-north-1.amazonaws.com.cn/dev',
    ],
    [
      'arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:abc123def4/dev/$connect',
      'wss://abc123def4.execute-api.us-gov-west-1.amazonaws.com/dev',
    ],
    [
      'User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:abc123def4/dev/$connect',
      `wss://${API}/dev`,
    ],
  ])('%s', (text, url) => {
    expect(endpointOf(text).url).toBe(url);
  });

  test.each([
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/*', 'arn.stage'],
    ['arn:aws:execute-api:us-east-1:123456789012:abc123def4/<Stage>/*', 'arn.stage'],
    ['arn:aws:execute-api:us-east-1:123456789012:*', 'arn.api'],
    ['arn:aws:execute-api:*:*:*', 'arn.region'],
    ['arn:aws:execute-api:<Region>:123456789012:abc/dev', 'arn.region'],
    ['arn:__proto__:execute-api:us-east-1:123456789012:abc/dev', 'arn.partition'],
    ['arn:aws:iam::123456789012:role/dev', 'arn.not-execute-api'],
    ['arn:', 'arn.incomplete'],
  ])('%s is refused as %s', (text, id) => {
    expect(faultId(text)).toBe(id);
  });
});
