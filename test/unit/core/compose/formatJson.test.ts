import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJson } from '#core/compose/formatJson.ts';
import { readTemplate } from '#core/compose/readTemplate.ts';
import { standIns } from '#core/compose/standIns.ts';

describe('formatting JSON', () => {
  it('lays values out as JSON.stringify does, and takes them together again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // An object that begins with a place is a template and no JSON: see readTemplate.
        const text = JSON.stringify(value);
        fc.pre(!text.includes('{{'));
        const lines = formatJson(text, true)!;
        expect(lines).toBe(JSON.stringify(value, undefined, 2));
        expect(formatJson(lines, false)).toBe(text);
      }),
    );
  });

  it('leaves numbers and strings as they are written', () => {
    const text = '{"a":90071992547409931,"b":1.50e+2,"c":"\\u00e9\\/ , : {"}';
    expect(formatJson(formatJson(text, true)!, false)).toBe(text);
  });

  it('keeps places, within strings and without', () => {
    const text = '{"id":{{$random 1 9}},"name":"a {{user}}, {{$frame $["x y"]}}"}';
    expect(formatJson(text, true)).toBe(
      '{\n  "id": {{$random 1 9}},\n  "name": "a {{user}}, {{$frame $["x y"]}}"\n}',
    );
  });

  it.each(['', '{', '{"a":}', 'hello', '{"a":{{b}'])('gives nothing for %j', (text) => {
    expect(formatJson(text, true)).toBeUndefined();
  });
});

describe('what stands in for places', () => {
  it('is as long as they are, so that faults keep their place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{{a}}', '\\{{', '"', '{', '}', 'x', '\\', '{{$now}}')),
        (parts) => {
          const text = parts.join('');
          const stand = standIns(text);
          expect(stand).toHaveLength(text.length);
          const reading = readTemplate(text);
          if (
            'parts' in reading &&
            reading.parts.every(({ type }) => type === 'plain') &&
            !text.includes('\\{{')
          )
            expect(stand).toBe(text);
        },
      ),
    );
  });

  it('makes JSON of a template that becomes JSON', () => {
    const text = '{"a":{{n}},"b":"{{s}} \\{{not}}"}';
    expect(JSON.parse(standIns(text))).toEqual({ a: 11_111, b: '11111 1{{not}}'.replace('{{', '{{') });
  });
});
