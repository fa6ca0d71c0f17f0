import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** cognito-local in a process and a directory of its own. */
export async function startCognitoLocal() {
  const directory = await mkdtemp(join(tmpdir(), 'countersign-cognito-'));
  const script = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js');
  const child = spawn(process.execPath, [script], {
    cwd: directory,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', NO_COLOR: '1' },
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /running on (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`cognito-local ended with ${code}: ${text}`)));
  });

  return {
    origin,
    /** One call of the user pool's API. */
    async call<Answer>(operation: string, input: object): Promise<Answer> {
      const answer = await fetch(origin, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify(input),
      });
      if (!answer.ok) throw new Error(`${operation}: ${await answer.text()}`);
      return (await answer.json()) as Answer;
    },
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
