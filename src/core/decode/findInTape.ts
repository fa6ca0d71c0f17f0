import { type JsonTape, KIND, keyText } from './jsonTape.ts';

/** Values whose key, or whose own text where they are plain, has the words, as they are written; case is all one. */
export function findInTape(tape: JsonTape, words: string): number[] {
  if (words === '') return [];
  const wanted = words.toLowerCase();
  const found: number[] = [];
  for (let node = 0; node < tape.length; node += 1) {
    const plain = tape.kind[node]! > KIND.array;
    const own = plain ? tape.text.slice(tape.start[node]!, tape.end[node]!) : '';
    if (own.toLowerCase().includes(wanted) || keyText(tape, node).toLowerCase().includes(wanted))
      found.push(node);
  }
  return found;
}
