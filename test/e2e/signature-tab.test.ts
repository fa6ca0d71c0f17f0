import { beforeAll, expect, it } from 'vitest';
import { expectedSignature } from '../gateway/expected.ts';
import { readSignature } from '../gateway/signedRequest.ts';
import type { RequestRecord } from '../gateway/state.ts';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('Signature tab', (browser) => {
  const gateway = useGateway();
  const keys = () => gateway().credentials.good;
  let popup: ConsolePage;

  beforeAll(async () => {
    await addProfile(browser(), 'chat', keys());
    popup = await ConsolePage.popup(browser());
  });

  /** What aws4 makes of the request as it came over the wire, with the secrets masked by hand. */
  function onTheWire({ method, target, headers }: RequestRecord) {
    const request = { method, target, headers, body: Buffer.alloc(0), sourceIp: '127.0.0.1' };
    const { accessKeyId, secretAccessKey, sessionToken = '' } = keys();
    const parts = readSignature(request);
    const { canonicalRequest, stringToSign, signature } = expectedSignature(
      request,
      parts,
      gateway(),
      secretAccessKey,
      false,
    );
    const token = encode(sessionToken);
    expect(canonicalRequest, 'the token is in the canonical query').toContain(
      `X-Amz-Security-Token=${token}`,
    );
    const masked = canonicalRequest
      .replace(token, ends(sessionToken))
      .replace(accessKeyId, ends(accessKeyId));
    return { canonicalRequest: masked, stringToSign, signature };
  }

  it('shows before connecting how the URL would be signed, and sends nothing', async () => {
    await popup.view.fill('textbox', 'WebSocket URL', `${gateway().url}?room=1`);
    await popup.view.click('tab', 'Signature');
    await popup.view.click('button', 'Sign now');
    await popup.view.waitPageText(/What the URL box would be signed as; nothing was sent\./);
    expect(await linesOf(popup.view, 'String to sign')).toMatch(/^AWS4-HMAC-SHA256\n\d{8}T\d{6}Z\n/);
    expect(gateway().stats().handshakes).toBe(0);
  });

  it('shows the canonical request and the string to sign that the server computes', async () => {
    const { view } = popup;
    await popup.connect(`${gateway().url}?room=blue+moon&%C3%BC=%2F&flag`, 'chat');
    await popup.waitState(/Connected/);
    await view.waitPageText(/The signature that this connection was opened with\./);
    const request = gateway().requests.at(-1)!;
    const wire = onTheWire(request);
    expect(await linesOf(view, 'Canonical request')).toBe(wire.canonicalRequest);
    expect(await linesOf(view, 'String to sign')).toBe(wire.stringToSign);

    const said = await view.waitPageText(/Credential scope/);
    const day = wire.stringToSign.split('\n')[1]!.slice(0, 8);
    expect(said).toContain(`Credential scope ${day}/eu-central-1/execute-api/aws4_request`);
    expect(said).toContain(`Access key id ${ends(keys().accessKeyId)}`);
    expect(said).toMatch(/Valid until \d\d:\d\d:\d\d, [45]:\d\d left/);
    const length = `ws://127.0.0.1:${gateway().port}${request.target}`.length;
    expect(said).toContain(`URL length ${length.toLocaleString('en')} characters`);
  });

  it('explains every parameter that went over the wire, and no other', async () => {
    const sent = new URLSearchParams(gateway().requests.at(-1)!.target.split('?')[1]);
    const shown = await parametersOf(popup.view);
    expect(shown.map(({ name }) => name).sort()).toEqual([...sent.keys()].sort());
    const meanings: Record<string, RegExp> = {
      'X-Amz-Algorithm': /Signature Version 4/,
      'X-Amz-Credential': /region eu-central-1, service execute-api/,
      'X-Amz-Date': /^Signed /,
      'X-Amz-Expires': /^Good for 5 min: valid until/,
      'X-Amz-Security-Token': /session token .* signed as part of the canonical query/,
      'X-Amz-SignedHeaders': /only Host is signed/,
      'X-Amz-Signature': /HMAC-SHA256 of the string to sign/,
    };
    for (const { name, value, meaning } of shown) {
      expect(meaning, name).toMatch(meanings[name] ?? /API's own parameter\. It is part of the signature/);
      const masks = /Credential|Token|Signature$/.test(name) ? /…/ : undefined;
      if (masks) expect(value, name).toMatch(masks);
      else expect(value, name).toBe(sent.get(name));
    }
    const { signature } = onTheWire(gateway().requests.at(-1)!);
    expect(shown.find(({ name }) => name === 'X-Amz-Signature')?.value).toBe(`${ends(signature)}masked`);
    await popup.view.click('button', 'Disconnect');
    await popup.close();
  });
});

/** Strict percent-encoding (RFC 3986), as SigV4 wants it. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const ends = (secret: string) => `${encode(secret.slice(0, 4))}…${encode(secret.slice(-4))}`;

/** The text under a heading, one line a row, without the labels beside them. */
const linesOf = (view: View, title: string) =>
  view.until(
    `the lines under “${title}”`,
    (win, wanted) => {
      const sections = [...win.document.querySelectorAll('section')];
      const section = sections.find((one) => one.querySelector('h2')?.textContent?.trim() === wanted);
      return section && [...section.querySelectorAll('code')].map((line) => line.textContent).join('\n');
    },
    title,
  );

const parametersOf = (view: View) =>
  view.evaluate((win) =>
    [...win.document.querySelectorAll('table.parameters tbody tr')].map((row) => {
      const [name = '', value = '', meaning = ''] = [...row.children].map((cell) => cell.textContent ?? '');
      return { name: name.trim(), value, meaning };
    }),
  );
