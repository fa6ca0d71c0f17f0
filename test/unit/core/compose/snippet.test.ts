import { describe, expect, it } from 'vitest';
import { readRouteKey, routeIn, snippetFor } from '#core/compose/snippet.ts';

describe('a route key', () => {
  it.each([
    ['action', ['action']],
    ['$request.body.action', ['action']],
    ['$request.body.message.type', ['message', 'type']],
    ['', ['action']],
    ['$', ['action']],
  ])('%j is read as %j', (text, names) => {
    expect(readRouteKey(text)).toEqual(names);
  });
});

describe('snippets', () => {
  it('name the route where the API looks for it', () => {
    expect(snippetFor('echo')).toBe('{"action":"echo"}');
    expect(snippetFor('a"b', 'message.type')).toBe('{"message":{"type":"a\\"b"}}');
  });

  it.each(['action', '$request.body.a.b'])('are known by their route again: %s', (key) => {
    expect(routeIn(snippetFor('echo', key), key)).toBe('echo');
  });

  it.each(['', 'text', '{"action":1}', '{"action":""}', '[]', 'null', '{"toString":{}}'])(
    'no route is found in %j',
    (text) => {
      expect(routeIn(text)).toBeUndefined();
      expect(routeIn(text, 'toString.name')).toBeUndefined();
    },
  );
});
