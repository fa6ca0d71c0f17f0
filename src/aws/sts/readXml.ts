/** An element with its text and its elements; attributes and prefixes are left out, as STS uses none. */
export interface XmlElement {
  name: string;
  /** Text and CDATA directly in it, entities resolved. */
  text: string;
  children: XmlElement[];
}

const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const ATTRIBUTE = /\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^<"]*"|'[^<']*')/y;
const SPACE = /\s*/y;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Replies of STS are a few elements deep. */
const MAX_DEPTH = 32;

/**
 * Reads a well-formed XML document (XML 1.0, without DTD): a service worker has no DOMParser. Throws
 * an Error without any of the text in it where the document is anything else.
 */
export function readXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  let at = 0;

  const fail = (what: string): never => {
    throw new Error(`Not XML: ${what} at character ${at}.`);
  };

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  }

  /** Goes behind the end mark; what lies before it is the result. */
  function until(end: string): string {
    const stop = text.indexOf(end, at);
    if (stop < 0) return fail(`no ${end}`);
    const between = text.slice(at, stop);
    at = stop + end.length;
    return between;
  }

  /** Comments and processing instructions. */
  function skipAside(): boolean {
    if (text.startsWith('<!--', at)) at += 4;
    else if (text.startsWith('<?', at)) at += 2;
    else return false;
    if (text[at - 1] === '?') until('?>');
    else if (until('--').length >= 0 && text[at] === '>') at += 1;
    else fail('-- in a comment');
    return true;
  }

  function skipMisc(): void {
    do match(SPACE);
    while (skipAside());
  }

  function element(depth: number): XmlElement {
    if (text[at] !== '<') fail('no element');
    at += 1;
    const qualified = match(NAME) ?? fail('no name');
    while (match(ATTRIBUTE) !== undefined);
    match(SPACE);
    const result: XmlElement = { name: localName(qualified), text: '', children: [] };
    if (text.startsWith('/>', at)) {
      at += 2;
      return result;
    }
    if (text[at] !== '>') fail('no end of a tag');
    at += 1;
    if (depth >= MAX_DEPTH) fail('too deep');
    content(result, depth);
    if (match(NAME) !== qualified) fail('a closing tag of another element');
    match(SPACE);
    if (text[at] !== '>') fail('no end of a tag');
    at += 1;
    return result;
  }

  /** Up to and with `</`. */
  function content(into: XmlElement, depth: number): void {
    for (;;) {
      const stop = text.indexOf('<', at);
      if (stop < 0) fail('an element that does not end');
      into.text += resolve(text.slice(at, stop));
      at = stop;
      if (text.startsWith('</', at)) {
        at += 2;
        return;
      }
      if (text.startsWith('<![CDATA[', at)) {
        at += 9;
        into.text += until(']]>');
      } else if (!skipAside()) into.children.push(element(depth + 1));
    }
  }

  function resolve(raw: string): string {
    return raw.replace(/&([^;&\s]{0,10})(;?)/g, (_, name: string, end: string) => {
      const value = end ? (ENTITIES.get(name) ?? characterOf(name)) : undefined;
      return value ?? fail('an unknown entity');
    });
  }

  skipMisc();
  const root = element(0);
  skipMisc();
  if (at !== text.length) fail('text behind the end');
  return root;
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

/** `#65` or `#x41`, as long as it is a character that XML allows. */
function characterOf(reference: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(reference) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : -1;
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}
