import { Pairing, type PairingOptions } from '#core/conversation/Pairing.ts';
import { type PairingRules, readTurn } from '#core/conversation/readTurn.ts';
import type { Frame } from '#core/frame.ts';

/** `>text` for what was sent, `<text` for what was received, `*` for a new connection; a second apart. */
export function frames(...lines: string[]): Frame[] {
  return lines.map((line, index) => {
    const payload = new TextEncoder().encode(line.slice(1));
    const direction = line[0] === '>' ? 'sent' : line[0] === '<' ? 'received' : 'event';
    return { index, time: 1_000 * index, direction, kind: 'text', size: payload.length, payload };
  });
}

/** Runs a conversation through; each pair as `request-response by`, `request-? ` where none came. */
export function pair(
  rows: readonly Frame[],
  { subprotocol = '', ...rules }: PairingRules & { subprotocol?: string } = {},
  options: PairingOptions = {},
): { pairs: string[]; pairing: Pairing } {
  const pairing = new Pairing({ byPath: rules.path !== undefined, ...options });
  for (const row of rows) {
    if (row.direction === 'event') pairing.cut();
    const context = { text: row.kind === 'text', sent: row.direction === 'sent', subprotocol };
    const turn = readTurn(row, context, rules);
    if (turn !== undefined) pairing.take(turn);
  }
  const { exchanges } = pairing;
  const pairs: string[] = [];
  for (let number = exchanges.first; number < exchanges.next; number += 1) {
    const { request, response, by, responses } = exchanges.at(number)!;
    const again = responses > 1 ? ` x${responses}` : '';
    pairs.push(response === undefined ? `${request}-?` : `${request}-${response} ${by}${again}`);
  }
  return { pairs, pairing };
}

/** How many messages of each name belong to no exchange. */
export function aloneOf({ alone, exchanges }: Pairing): Record<string, number> {
  const named = [...alone].map(([id, count]) => [exchanges.names[id], count] as const);
  return Object.fromEntries(named.filter(([, count]) => count !== 0));
}
