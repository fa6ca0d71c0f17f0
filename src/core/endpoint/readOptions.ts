/** How a command line tool names the things that matter here, long names without dashes. */
export interface OptionNames {
  url: readonly string[];
  subprotocol: readonly string[];
  header: readonly string[];
  /** Options whose value names a header: `origin` for `--origin`. */
  headerOf: Readonly<Record<string, string>>;
  /** Other options that take a value, so that the value is not mistaken for the URL. */
  valued: readonly string[];
}

export interface ParsedOptions {
  urls: string[];
  subprotocols: string[];
  /** `Name: value` lines as given. */
  headers: string[];
  positional: string[];
}

/** Reads a command's words, without the program, by POSIX and GNU conventions. */
export function readOptions(words: readonly string[], names: OptionNames): ParsedOptions {
  const parsed: ParsedOptions = { urls: [], subprotocols: [], headers: [], positional: [] };
  const queue = [...words];
  const takesValue = (name: string) =>
    [...names.url, ...names.subprotocol, ...names.header, ...names.valued].includes(name) ||
    Object.hasOwn(names.headerOf, name);
  const keep = (name: string, value: string) => {
    if (names.url.includes(name)) parsed.urls.push(value);
    else if (names.subprotocol.includes(name)) parsed.subprotocols.push(value);
    else if (names.header.includes(name)) parsed.headers.push(value);
    else if (names.headerOf[name]) parsed.headers.push(`${names.headerOf[name]}: ${value}`);
  };

  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') {
      parsed.positional.push(...queue.splice(0));
    } else if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
      if (takesValue(name)) keep(name, value ?? queue.shift() ?? '');
    } else if (/^-[^-]/.test(word)) {
      // A cluster such as `-sSH value`: the first letter that takes a value ends it.
      const letters = [...word.slice(1)];
      const at = letters.findIndex(takesValue);
      const name = letters[at];
      if (name === undefined) continue;
      const attached = letters
        .slice(at + 1)
        .join('')
        .replace(/^=/, '');
      keep(name, attached || (queue.shift() ?? ''));
    } else {
      parsed.positional.push(word);
    }
  }
  return parsed;
}
