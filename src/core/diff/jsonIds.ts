import { type JsonTape, KIND, keyOf, valueText } from '../decode/jsonTape.ts';

/** Numbers that are equal where values are, in both tapes that they were made for. */
export interface JsonIds {
  /** Whatever the order of an object's members. */
  value: Int32Array;
  /** In their order. */
  ordered: Int32Array;
}

/** Names values of several tapes so that equal ones have equal ids; linear in their texts, without recursion. */
export function createJsonIds(): (tape: JsonTape) => JsonIds {
  const known = new Map<string, number>();
  const idOf = (text: string): number => {
    const id = known.get(text) ?? known.size;
    if (id === known.size) known.set(text, id);
    return id;
  };
  return (tape) => {
    const ids: JsonIds = { value: new Int32Array(tape.length), ordered: new Int32Array(tape.length) };
    // Members come after what holds them: from the end, all of them are known already.
    for (let node = tape.length - 1; node >= 0; node -= 1) {
      const kind = tape.kind[node]!;
      if (kind > KIND.array) {
        const id = idOf(plainText(tape, node));
        ids.value[node] = id;
        ids.ordered[node] = id;
        continue;
      }
      const parts: string[] = [];
      const inOrder: string[] = [];
      for (let child = node + 1; child < tape.next[node]!; child = tape.next[child]!) {
        const key = kind === KIND.object ? `${idOf(`key ${keyOf(tape, child)!}`)}:` : '';
        parts.push(`${key}${ids.value[child]!}`);
        inOrder.push(`${key}${ids.ordered[child]!}`);
      }
      const sign = kind === KIND.object ? '{' : '[';
      ids.ordered[node] = idOf(`${sign}${inOrder.join()}`);
      if (kind === KIND.object) parts.sort();
      ids.value[node] = idOf(`${sign}${parts.join()}`);
    }
    return ids;
  };
}

/** Strings by what they say, numbers and words as they are written. */
function plainText(tape: JsonTape, node: number): string {
  const text = valueText(tape, node);
  if (tape.kind[node] !== KIND.string) return `plain ${text}`;
  return `text ${text.includes('\\') ? (JSON.parse(text) as string) : text.slice(1, -1)}`;
}
