import { assignmentSource } from './assignmentSource.ts';
import { type Field, type FoundSet, isKeyField, newSet, putValue } from './found.ts';
import { type NameMeaning, nameMeaning } from './names.ts';
import { readValue } from './readValue.ts';

/** The assignments of a paste, and whether some stood in comments. */
export interface AssignmentReading {
  sets: FoundSet[];
  commented: boolean;
}

const HEADER = /^\s*\[\s*([^\]\n]{1,256}?)\s*\]\s*(?:[#;].*)?$/;
const COMMENT = /^\s*(?:#|;|\/\/|rem\s|::)/i;
const NAME = /[A-Za-z_][\w.-]*/g;
const LABELS =
  /\b(?:(?:aws|sts) )?(?:access key(?: id)?|secret (?:access )?key|se(?:ssion|curity) token|credential expiration)\b/gi;
/** Between a name and its value: `=`, `:`, `=>`, a table's bar, `", "` of SetEnvironmentVariable, `value=` of XML and YAML. */
const ASSIGN =
  /["'`]?[\])}]?["'`]?[ \t]*(?:=>|:=|[=:|\t])(?:[=|])?[ \t]*|["'`][ \t]*,?[ \t]*["']?value["']?[ \t]*[:=][ \t]*|["'`][ \t]*,[ \t]*(?=["'`])/iy;
/** `set -gx NAME value`, `setx NAME value`, `--access-key value`, `aws configure set name value`. */
const TAKES_BLANK = /(?:\b(?:setx?|setenv|ENV|ARG)[ \t]+(?:-{1,2}[\w-]+[ \t]+)*|(?:^|\s)--?)["']?$/i;
/** "Set AWS_REGION and …" speaks of a variable and sets none. */
const PROSE =
  /^\s+(?:and|or|to|first|in|is|are|as|with|the|a|an|for|before|from|on|environment|variables?)(?=[\s,.]|$)/i;
/** YAML: `- name: AWS_ACCESS_KEY_ID`, its value on the next line. */
const YAML_VALUE = /^\s*value:[ \t]*/;

/** Every `name = value` of shells, INI, properties, YAML, tables and code, in whatever order and company. */
export function readAssignments(text: string): AssignmentReading {
  const lines = text
    .split('\n')
    .map((line) =>
      line.length < 4_096 ? line.replace(LABELS, (label) => label.replaceAll(' ', '_')) : line,
    );
  const sections = new Sections();
  let commented = false;
  for (let line = 0, column = 0; line < lines.length; ) {
    const content = lines[line] as string;
    const header = column === 0 ? HEADER.exec(content)?.[1] : undefined;
    if (header !== undefined) sections.open(header);
    const isComment = column === 0 && COMMENT.test(content);
    if (isComment) commented ||= mentionsKeys(content);
    NAME.lastIndex = column;
    const name = header === undefined && !isComment ? NAME.exec(content) : null;
    if (!name) {
      line += 1;
      column = 0;
      continue;
    }
    column = NAME.lastIndex;
    const meaning = nameMeaning(name[0]);
    const place = meaning && valuePlace(lines, line, name.index, column);
    if (!meaning || !place) continue;
    const read = readValue(lines, place.line, place.column, meaning.field);
    const before = content.slice(Math.max(0, name.index - 48), name.index);
    // The next column's heading is no value.
    if (/^[,|]?$/.test(place.separator) && nameMeaning(read.text)) continue;
    const { text: value, line: nextLine, column: nextColumn, ...flags } = read;
    sections.put(meaning, { text: value, ...flags }, assignmentSource(before, name[0], place.separator));
    line = nextLine;
    column = nextColumn;
  }
  for (const { values } of sections.all) {
    // Beside AWS_ACCESS_KEY_ID a plain `token` is some other service's.
    if (values.token?.weak && values.id?.under?.startsWith('aws')) delete values.token;
  }
  // A lone `token = …` can belong to anything.
  const sets = sections.all.filter(({ values }) => Object.values(values).some(({ weak }) => !weak));
  return { sets, commented };
}

function mentionsKeys(line: string): boolean {
  const meanings = [...line.slice(0, 4_096).matchAll(NAME)].map(([name]) => nameMeaning(name));
  return (
    /[=:]\s*\S/.test(line) &&
    meanings.some((meaning) => meaning && !meaning.weak && isKeyField(meaning.field))
  );
}

/** Where the value of the name that ends at `end` starts; undefined where the name is only mentioned. */
function valuePlace(
  lines: readonly string[],
  line: number,
  start: number,
  end: number,
): { line: number; column: number; separator: string } | undefined {
  const content = lines[line] as string;
  const before = content.slice(Math.max(0, start - 48), start);
  // `$NAME:$OTHER` refers to a variable; only `$name = …` sets one.
  const refers = /\$\{?$/.test(before);
  ASSIGN.lastIndex = end;
  const assign = ASSIGN.exec(content);
  if (assign && !(refers && !assign[0].includes('='))) {
    return { line, column: ASSIGN.lastIndex, separator: assign[0].trim() };
  }
  if (assign || refers) return undefined;
  const next = lines[line + 1] ?? '';
  if (/\bname:\s*["']?$/i.test(before) && YAML_VALUE.test(next)) {
    return { line: line + 1, column: YAML_VALUE.exec(next)?.[0].length ?? 0, separator: ':' };
  }
  const rest = content.slice(end, end + 4);
  const blank = /^["']?[ \t]+(?=\S)/.exec(rest)?.[0];
  // `aws configure list` sets masked values in a column.
  const masked = /^[ \t]+(?=\*{4})/.exec(content.slice(end, end + 64))?.[0];
  if (masked !== undefined) return { line, column: end + masked.length, separator: '' };
  const prose = PROSE.test(content.slice(end, end + 24));
  if (blank !== undefined && !prose && TAKES_BLANK.test(before))
    return { line, column: end + blank.length, separator: ' ' };
  // A label alone on its line, with the value on the next.
  if (content.slice(end).trim() === '' && /^\s*$/.test(content.slice(0, start)) && /_/.test(content)) {
    return { line, column: content.length, separator: '' };
  }
  return undefined;
}

/** Gathers values into sets: by section header, by prefix, and anew where a complete set starts over. */
class Sections {
  readonly all: FoundSet[] = [];
  readonly #named = new Map<string, FoundSet>();
  readonly #groups = new Map<string, FoundSet>();
  #header: string | undefined;

  open(header: string): void {
    const name = header.replace(/^profile\s+/i, '').replace(/^(["'])(.*)\1$/, '$2');
    this.#header = name;
    this.#groups.clear();
    const known = this.#named.get(name);
    if (known) this.#groups.set('', known);
  }

  put(meaning: NameMeaning, value: { text: string }, source: string): void {
    const group = meaning.group?.toLowerCase() ?? '';
    let set = this.#groups.get(group);
    if (!set || (this.#header === undefined && startsOver(set, meaning, value.text))) {
      set = newSet(this.#header === undefined ? source : 'credentials file', meaning.group ?? this.#header);
      this.#groups.set(group, set);
      if (this.#header !== undefined && group === '') this.#named.set(this.#header, set);
      this.all.push(set);
    }
    const { field, weak, plain } = meaning;
    if (
      isKeyField(field) &&
      !Object.keys(set.values).some((known) => isKeyField(known as Field)) &&
      this.#header === undefined
    ) {
      set.source = source;
    }
    if (field === 'region' && plain.includes('default') && set.values.region) return;
    putValue(set, field, { ...value, weak, under: plain });
    if (field === 'name' && set.name === undefined) set.name = value.text;
  }
}

/** A second key id (or secret, or token) after a complete set belongs to another set. */
function startsOver({ values }: FoundSet, { field, weak, plain }: NameMeaning, text: string): boolean {
  const old = values[field];
  if (!isKeyField(field) || old === undefined || old.text === text || weak || old.weak) return false;
  if (field === 'token' && old.under !== plain) return false;
  return values.id !== undefined && values.secret !== undefined;
}
