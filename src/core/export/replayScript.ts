import { shellQuote } from '../commands/shellQuote.ts';
import { payloadOf } from './payload.ts';
import type { ExportOptions, ExportSource } from './types.ts';

/** Waits are kept up to so many seconds: a script that sleeps for an hour helps nobody. */
const LONGEST_WAIT = 30;

/** Programs that read a line from their input as a message. */
export type ReplayProgram = 'wscat' | 'websocat';

const CONNECT: Readonly<Record<ReplayProgram, (protocols: readonly string[]) => string>> = {
  wscat: (protocols) =>
    `wscat --connect "$url"${protocols.map((one) => ` --subprotocol ${shellQuote(one)}`).join('')}`,
  websocat: (protocols) =>
    `websocat --no-close${protocols.length > 0 ? ` --protocol ${shellQuote(protocols.join(', '))}` : ''} "$url"`,
};

/**
 * A bash script that sends the session's sent text messages again with the same pauses. It takes a
 * signed URL as its argument, since the one of the session has ended; binary is left out and told.
 */
export function replayScript(program: ReplayProgram) {
  return async function* write(source: ExportSource, options: ExportOptions): AsyncGenerator<string> {
    const { session } = source;
    yield '#!/usr/bin/env bash\n';
    yield '# Sends the messages of a recorded session again.\n';
    yield '# Usage: bash replay.sh "$SIGNED_URL"   (Countersign: Copy signed URL)\n';
    yield 'set -euo pipefail\n';
    yield `url="\${1:?Give the signed URL as the argument.}"\n\n`;
    yield 'messages() {\n  sleep 1\n';
    let last: number | undefined;
    let left = 0;
    for await (const frame of source.frames) {
      if (frame.direction !== 'sent') continue;
      const { text, base64 } = payloadOf(frame, options);
      if (base64 || text.includes('\0')) {
        left += 1;
        continue;
      }
      const wait = last === undefined ? 0 : Math.min(LONGEST_WAIT, Math.max(0, frame.time - last) / 1_000);
      last = frame.time;
      if (wait >= 0.01) yield `  sleep ${wait.toFixed(2)}\n`;
      yield `  printf '%s\\n' ${shellQuote(oneLine(text))}\n`;
    }
    yield '  sleep 2\n}\n\n';
    if (left > 0)
      yield `# ${left.toLocaleString('en')} binary messages are left out: a line cannot hold them.\n`;
    yield `messages | ${CONNECT[program](session.subprotocols)}\n`;
  };
}

/** A message is a line to these programs. White space between the tokens of JSON means nothing. */
function oneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  try {
    JSON.parse(text);
    // Line ends within JSON can only stand between tokens.
    return text.replace(/[\r\n]+/g, ' ');
  } catch {
    return text.replace(/\r?\n|\r/g, ' ');
  }
}
