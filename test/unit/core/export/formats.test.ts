import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '#core/export/csv.ts';
import { EXPORTS, exportName } from '#core/export/exporters.ts';
import { writeHar } from '#core/export/har.ts';
import { writeHtml } from '#core/export/html.ts';
import { replayScript } from '#core/export/replayScript.ts';
import { AS_IT_IS, frame, REDACTED, STARTED, source, whole } from './source.ts';

const binary = new Uint8Array([0, 255, 16]);

describe('HAR', () => {
  test('is JSON with the messages in the form that Chrome reads', async () => {
    const frames = [
      frame(0, { direction: 'event', text: 'Connecting' }),
      frame(1, { direction: 'sent', text: '{"a":"ü"}' }),
      frame(2, { kind: 'binary', payload: binary }),
    ];
    const { log } = JSON.parse(await whole(writeHar(source(frames, { subprotocol: 'mqtt' }), AS_IT_IS)));
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Countersign' } });
    const [entry] = log.entries;
    expect(entry._webSocketMessages).toEqual([
      { type: 'send', time: (STARTED + 100.25) / 1_000, opcode: 1, data: '{"a":"ü"}' },
      { type: 'receive', time: (STARTED + 200.25) / 1_000, opcode: 2, data: 'AP8Q' },
    ]);
    expect(entry).toMatchObject({
      _resourceType: 'websocket',
      startedDateTime: '2026-11-22T12:00:01.000Z',
      response: { status: 101, headers: [{ name: 'sec-websocket-protocol', value: 'mqtt' }] },
    });
  });

  test('of a session without frames is JSON too', async () => {
    const { log } = JSON.parse(await whole(writeHar(source([], { state: 'failed' }), REDACTED)));
    expect(log.entries[0]._webSocketMessages).toEqual([]);
  });
});

describe('CSV', () => {
  test('quotes what must be quoted, and disarms formulas', async () => {
    const frames = [
      frame(0, { text: 'plain' }),
      frame(1, { text: 'a,"b"\r\nc', direction: 'sent' }),
      frame(2, { text: '=HYPERLINK("http://evil")' }),
      frame(3, { kind: 'binary', payload: binary }),
    ];
    const text = await whole(writeCsv(source(frames), AS_IT_IS));
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFnumber,time,direction,kind,bytes,encoding,payload',
      '1,2026-11-22T12:00:01.000Z,received,text,5,text,plain',
    ]);
    expect(text).toContain('sent,text,8,text,"a,""b""\r\nc"\r\n');
    expect(text).toContain(`,"'=HYPERLINK(""http://evil"")"\r\n`);
    expect(text).toContain('binary,3,base64,AP8Q\r\n');
  });
});

describe('the HTML report', () => {
  test('shows hostile text as text, and forbids itself scripts', async () => {
    const hostile = '</pre><script>alert(1)</script>&amp;"';
    const text = await whole(writeHtml(source([frame(0, { text: hostile })], { name: hostile }), AS_IT_IS));
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;');
    expect(text).toContain("default-src 'none'");
  });
});

describe('the replay script', () => {
  test('sends the sent messages through the program’s input, as they were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'replay-'));
    try {
      // Stands in for wscat: writes its arguments and its input.
      writeFileSync(join(folder, 'wscat'), '#!/bin/bash\nprintf "%s|" "$@"; cat\n', { mode: 0o755 });
      writeFileSync(join(folder, 'sleep'), '#!/bin/bash\n', { mode: 0o755 });
      const messages = [`it's "$HOME" \`id\``, '{\n "a": 1\n}', 'ünï\t!'];
      const frames = [
        frame(0, { text: 'not sent by us' }),
        ...messages.map((text, at) => frame(at + 1, { direction: 'sent', text })),
        frame(9, { direction: 'sent', kind: 'binary', payload: binary }),
      ];
      const script = join(folder, 'replay.sh');
      writeFileSync(
        script,
        await whole(replayScript('wscat')(source(frames, { subprotocols: ['a b'] }), AS_IT_IS)),
      );
      const { stdout } = await promisify(execFile)('bash', ['--norc', script, 'wss://signed'], {
        env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
      });
      expect(stdout).toBe(
        `--connect|wss://signed|--subprotocol|a b|${messages[0]}\n{  "a": 1 }\n${messages[2]}\n`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('tells what a line cannot hold', async () => {
    const frames = [frame(0, { direction: 'sent', kind: 'binary', payload: binary })];
    expect(await whole(replayScript('websocat')(source(frames), AS_IT_IS))).toContain(
      '# 1 binary messages are left out',
    );
  });
});

test('every format is redacted where that is asked for', async () => {
  const frames = () => [frame(0, { direction: 'sent', text: '{"accessToken":"very-secret"}' })];
  for (const { label, write } of EXPORTS) {
    expect(await whole(write(source(frames()), REDACTED)), label).not.toContain('very-secret');
    expect(await whole(write(source(frames()), AS_IT_IS)), label).toContain('very-secret');
  }
});

test('file names are plain', () => {
  expect(exportName('Ördérs / dev: "1"', STARTED, 'har')).toBe('O-rde-rs-dev-1-20261122-120001.har');
  expect(exportName('…', STARTED, 'csv')).toBe('session-20261122-120001.csv');
});
