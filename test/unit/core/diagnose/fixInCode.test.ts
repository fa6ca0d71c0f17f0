import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { codeTarget, fixInCode } from '#core/diagnose/fixInCode.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import { type Gateway, startGateway } from '#test/gateway/gateway.ts';

/** Beside the repository's packages, so that the code finds them as in a project of its own. */
const folder = mkdtempSync(
  fileURLToPath(new URL('../../../../node_modules/.countersign-fix-', import.meta.url)),
);
let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const target = (query: string) => ({
  url: `${gateway.url}${query}`,
  region: gateway.region,
  service: gateway.service,
});

function open(url: string): Promise<string> {
  const socket = new WebSocket(url);
  return new Promise((resolve) => {
    socket.on('open', () => {
      resolve('open');
      socket.terminate();
    });
    socket.on('unexpected-response', (_, response) => resolve(`${response.statusCode}`));
    socket.on('error', (error) => resolve(error.message));
  });
}

describe('the fix in JavaScript', () => {
  it.each(['', '?room=a%20b&tag=%2B%26%3D&q=(it%27s)*', '?empty=&ä=ö', '?tag=b&tag=a&x=1'])(
    'signs a URL with the query “%s” so that it is accepted',
    async (query) => {
      const snippet = fixInCode('unsigned', target(query)).find(({ name }) => name === 'JavaScript');
      // The package of the first import is part of @smithy/core here.
      const code = snippet!.code.replace("'@smithy/protocol-http'", "'@smithy/core/protocols'");
      const file = `${folder}/${Buffer.from(query).toString('hex') || 'none'}.mjs`;
      writeFileSync(file, code);
      const { signedUrl } = (await import(pathToFileURL(file).href)) as {
        signedUrl(credentials: object): Promise<string>;
      };
      expect(await open(await signedUrl(gateway.credentials.good))).toBe('open');
      expect(await open(await signedUrl(gateway.credentials.longLived))).toBe('open');
      // Not accepted whatever it says.
      expect(await open(await signedUrl({ ...gateway.credentials.good, secretAccessKey: 'x' }))).toBe('403');
    },
  );
});

describe('the fix with Amplify v6', () => {
  const amplify = (query: string) =>
    fixInCode('unsigned', target(query)).find(({ name }) => name === 'Amplify v6')!.code;

  it.each(['', '?room=a%20b&tag=%2B%26%3D&q=(it%27s)*', '?empty=', '?a=ö', '?tag=b&tag=a&x=1'])(
    'signs a URL with the query “%s” so that it is accepted, by the signer of @aws-amplify/core',
    async (query) => {
      // Amplify's sign-in is not at hand: its answer is the session that it would give.
      const code = amplify(query).replace(
        "import { fetchAuthSession } from 'aws-amplify/auth';",
        'const fetchAuthSession = async () => ({ credentials: globalThis.amplifyCredentials });',
      );
      expect(code).not.toContain('aws-amplify/auth');
      const file = `${folder}/amplify-${Buffer.from(query).toString('hex') || 'none'}.mjs`;
      writeFileSync(file, code);
      const { signedUrl } = (await import(pathToFileURL(file).href)) as { signedUrl(): Promise<string> };
      const signAs = (credentials: object) => {
        Object.assign(globalThis, { amplifyCredentials: credentials });
        return signedUrl();
      };
      expect(await open(await signAs(gateway.credentials.good))).toBe('open');
      expect(await open(await signAs({ ...gateway.credentials.good, secretAccessKey: 'x' }))).toBe('403');
    },
  );
});

describe('the fix in Python', () => {
  const python = ['python3', '/usr/bin/python3'].find(
    (program) => spawnSync(program, ['-c', 'import botocore']).status === 0,
  );

  it.runIf(python).each(['', '?room=a%20b&tag=%2B%26%3D&q=(it%27s)*', '?tag=b&tag=a&x=1'])(
    'signs a URL with the query “%s” so that it is accepted, where botocore is installed',
    async (query) => {
      const snippet = fixInCode('unsigned', target(query)).find(({ name }) => name === 'Python');
      const { accessKeyId, secretAccessKey, sessionToken = '' } = gateway.credentials.good;
      const url = execFileSync(python!, ['-'], {
        input: `${snippet!.code}\nprint(signed_url())\n`,
        encoding: 'utf8',
        env: {
          ...process.env,
          AWS_ACCESS_KEY_ID: accessKeyId,
          AWS_SECRET_ACCESS_KEY: secretAccessKey,
          AWS_SESSION_TOKEN: sessionToken,
        },
      });
      expect(await open(url.trim())).toBe('open');
    },
  );
});

describe('the fix in code', () => {
  it('is offered for mistakes of the code only', () => {
    expect(fixInCode('policy-missing', target(''))).toEqual([]);
    expect(fixInCode('unsigned', target('')).map(({ name }) => name)).toEqual([
      'JavaScript',
      'Amplify v6',
      'Python',
    ]);
  });

  it('is not by Amplify where it would sort the parameters otherwise than AWS', () => {
    const names = (query: string) => fixInCode('unsigned', target(query)).map(({ name }) => name);
    expect(names('?%C3%A4=1')).toEqual(['JavaScript', 'Python']);
    expect(names('?a-b_c=%C3%A4')).toContain('Amplify v6');
  });

  it('is for the host’s own region, with the app’s parameters and without those of the signature', () => {
    const sent = readSentUrl(
      'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/dev?room=a%20b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20261122%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Signature=00',
    );
    const found = codeTarget({ now: 0, sent: sent!, hostRegion: 'eu-central-1', hostService: 'execute-api' });
    expect(found).toEqual({
      url: 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/dev?room=a%20b',
      region: 'eu-central-1',
      service: 'execute-api',
    });
  });

  it('is not offered where the region is not known', () => {
    expect(codeTarget({ now: 0, sent: readSentUrl('wss://chat.example.com/dev')! })).toBeUndefined();
  });

  it('puts no quote of the URL into the code as code', () => {
    const [javascript] = fixInCode('unsigned', { ...target(''), url: "wss://x.example.com/a'b\\c" });
    expect(javascript!.code).toContain("new URL('wss://x.example.com/a\\'b\\\\c')");
  });
});
