import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openLine } from './dial.ts';
import { signWithAws4 } from './signers.ts';

const MAIN = fileURLToPath(new URL('../../gateway/main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('the gateway from a shell', () => {
  it('prints address and keys as one line of JSON, serves them, and ends on SIGTERM', {
    timeout: 30_000,
  }, async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--json', '--stage', 'prod'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [text] = (await once(createInterface(child.stdout), 'line')) as [string];
      const { url, region, service, stage, credentials, cognito } = JSON.parse(text);
      expect((await fetch(`${cognito.endpoints.oidc}/device`)).status).toBe(200);
      expect({ region, service, stage }).toEqual({
        region: 'eu-central-1',
        service: 'execute-api',
        stage: 'prod',
      });
      const twelveHours = Date.parse(credentials.good.expiration) - Date.now();
      expect(twelveHours).toBeGreaterThan(11.9 * 3_600_000);
      const line = await openLine(await signWithAws4({ url, keys: credentials.good, at: Date.now() }));
      line.send(Buffer.from([7]));
      expect([...(await line.nextBinary())]).toEqual([7]);
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
