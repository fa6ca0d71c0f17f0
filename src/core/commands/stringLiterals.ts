/**
 * What may stand as it is in a string literal inside a single-quoted shell word: printable ASCII
 * but the quotes, the backslash, and `<`, which would matter in an HTML script.
 */
const SPECIAL = /[^ !#-&(-;=-[\]-~]/g;
const SPECIAL_POINT = /[^ !#-&(-;=-[\]-~]/gu;

/** A JavaScript string literal of plain ASCII that holds no single quote. */
export function javascriptString(text: string): string {
  return `"${text.replace(SPECIAL, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)}"`;
}

/** A Python 3 string literal of plain ASCII that holds no single quote. */
export function pythonString(text: string): string {
  const body = text.replace(SPECIAL_POINT, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
  return `"${body}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
