import { inFigures } from '../../inFigures.ts';
import type { Decoded, DecodeResult, Field } from '../contract.ts';
import { oneLine } from './oneLine.ts';
import type { TreeWriter } from './TreeWriter.ts';

/** What was read into a tree, told in the same way for all binary formats. */
export function treeResult(
  label: string,
  writer: TreeWriter,
  odd: ReadonlyMap<string, number>,
): DecodeResult {
  const json = writer.text;
  const fields: Field[] = [];
  if (writer.values > 1) {
    fields.push({ name: 'Values', value: String(writer.values), note: 'one after the other' });
  }
  for (const [kind, count] of odd) {
    fields.push({ name: kind, value: inFigures(count) });
  }
  const decoded: Decoded = { summary: `${label} · ${oneLine(json)}`, fields, json };
  return { ok: true, decoded };
}
