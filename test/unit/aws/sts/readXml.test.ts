import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml, type XmlElement } from '#aws/sts/readXml.ts';

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/);
/** Characters that XML 1.0 allows; line ends as they are after normalisation. */
const text = fc
  .string({ unit: 'binary' })
  .map((value) => value.replace(/(?![\t\n])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, ''));

const tree = fc.letrec<{ element: XmlElement; leaf: XmlElement; branch: XmlElement }>((tie) => ({
  leaf: fc.record({ name, text, children: fc.constant<XmlElement[]>([]) }),
  branch: fc.record({ name, text, children: fc.array(tie('element'), { maxLength: 3 }) }),
  element: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('branch')),
})).element;

/** A way to write a character: all of them have to be read as the same. */
type Style = 'named' | 'decimal' | 'hex' | 'cdata';

function writeText(value: string, style: Style): string {
  if (style === 'cdata') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  const names: Record<string, string> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return value.replace(/[<>&"']/g, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (style === 'named') return names[character] ?? '';
    return style === 'hex' ? `&#x${code.toString(16)};` : `&#${code};`;
  });
}

function write(element: XmlElement, style: Style, noise: string): string {
  const inner = element.children.map((child) => `${noise}${write(child, style, noise)}`).join('');
  const open = `<${element.name} xmlns="https://sts.amazonaws.com/doc/2011-06-15/" a='&lt;>'`;
  if (inner === '' && element.text === '') return `${open}/>`;
  return `${open}>${writeText(element.text, style)}${inner}</${element.name} >`;
}

test('whatever is written as XML is read back', () => {
  const style = fc.constantFrom<Style>('named', 'decimal', 'hex', 'cdata');
  const noise = fc.constantFrom('', '<!-- <no>&element; -->', '<?target <x>?>');
  const prolog = fc.constantFrom('', '\uFEFF<?xml version="1.0"?>\n', '<!-- a -->\n<?a b?> ');
  fc.assert(
    fc.property(tree, style, noise, prolog, (element, how, aside, before) => {
      expect(readXml(`${before}${write(element, how, aside)}\n`)).toEqual(element);
    }),
  );
});

test('no text makes it hang or fail otherwise than by an Error without that text', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '</a>',
    '<a>',
    '&',
    ';',
    '&amp;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '"',
    ' x="',
    '/',
    'SECRET',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      try {
        readXml(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect(String(error)).not.toContain('SECRET');
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    'an entity inside a name’s text is text, not an element',
    '<a>&lt;Secret&gt;x&lt;/Secret&gt;</a>',
    '<Secret>x</Secret>',
  ],
  ['an escaped ampersand is read once', '<a>&amp;lt;</a>', '&lt;'],
  ['comments do not split text', '<a>one<!-- <b>two</b> -->three</a>', 'onethree'],
  ['CDATA keeps its signs', '<a><![CDATA[<b>&amp;</b>]]></a>', '<b>&amp;</b>'],
  ['a numbered character beyond the first plane', '<a>&#x1F600;&#128512;</a>', '😀😀'],
  ['line ends become one sign', '<a>x\r\ny\rz</a>', 'x\ny\nz'],
])('%s', (_, source, expected) => {
  expect(readXml(source)).toEqual({ name: 'a', text: expected, children: [] });
});

test('prefixes are left out', () => {
  expect(readXml('<s:a xmlns:s="u"><s:b>x</s:b></s:a>')).toEqual({
    name: 'a',
    text: '',
    children: [{ name: 'b', text: 'x', children: [] }],
  });
});

test.each([
  ['a DTD', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['an unknown entity', '<a>&nbsp;</a>'],
  ['a bare ampersand', '<a>this & that</a>'],
  ['a character that XML has not', '<a>&#0;</a>'],
  ['half a surrogate pair', '<a>&#xD800;</a>'],
  ['a closing tag of another element', '<a><b></a></b>'],
  ['no closing tag', '<a><b></b>'],
  ['a second root', '<a/><b/>'],
  ['text behind the root', '<a/>x'],
  ['HTML', '<html><br><p>Service unavailable</html>'],
  ['nothing', ''],
  ['a comment with -- in it', '<a><!-- x -- y --></a>'],
  ['endless depth', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
])('%s is refused', (_, source) => {
  expect(() => readXml(source)).toThrow('Not XML');
});
