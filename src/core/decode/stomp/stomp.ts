import type { Decoder } from '../contract.ts';
import { field, summaryOf } from '../message/parts.ts';
import { fault, settleFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { readCommand, readFrames, skipLineEnds } from './readFrames.ts';
import { frameJson, frameSummary, viewOfFrame } from './viewOfFrame.ts';

/** STOMP 1.0 to 1.2 (stomp.github.io/stomp-specification-1.2.html). */
export const stomp: Decoder = {
  id: 'stomp',
  label: 'STOMP',
  sniff(head, size, { subprotocol }) {
    const isAgreed = /^v1[012]\.stomp$/.test(subprotocol);
    const at = skipLineEnds(head, 0);
    if (at === head.length) return isAgreed && size > 0 ? 0.97 : 0;
    if (readCommand(head, at) === undefined) return 0;
    return isAgreed ? 0.97 : looksLikeHeaders(head, at) ? 0.95 : 0;
  },
  decode: (bytes, { subprotocol }) =>
    settleFault(() => {
      if (bytes.length === 0) return fault('the message is empty');
      const { frames, left } = readFrames(bytes, subprotocol !== 'v10.stomp');
      if (frames.length === 0) {
        return {
          ok: true,
          decoded: { summary: 'heart-beat', fields: [{ name: 'Heart-beat', value: 'a line end' }] },
        };
      }
      if (frames.length === 1) return { ok: true, decoded: viewOfFrame(frames[0]!) };
      const summary = summaryOf(
        counted(frames.length, 'frame'),
        frames.slice(0, 3).map(frameSummary).join(', '),
      );
      const fields = [
        ...field('Frames', String(frames.length), 'one after the other'),
        ...field('Not read', left > 0 ? counted(left, 'byte') : undefined),
      ];
      return { ok: true, decoded: { summary, fields, json: `[${frames.map(frameJson).join(',')}]` } };
    }),
};

/** After the command comes a header or an empty line, and a null byte somewhere; tells it from prose. */
function looksLikeHeaders(head: Uint8Array, from: number): boolean {
  const lines = new TextDecoder().decode(head.subarray(from)).split(/\r?\n/);
  return lines[1] !== undefined && (lines[1] === '' ? head.includes(0) : /^[^:\s][^:]*:/.test(lines[1]));
}
