import { describe, expect, it } from 'vitest';
import { Exchanges } from '#core/conversation/Exchanges.ts';
import { aloneOf, frames, pair } from './turns.ts';

const call = (id: number, method: string) => `{"jsonrpc":"2.0","id":${id},"method":"${method}"}`;
const answer = (id: number) => `{"jsonrpc":"2.0","id":${id},"result":${id}}`;

describe('pairing by a protocol', () => {
  it('pairs JSON-RPC calls whose answers come in another order, and names them by their method', () => {
    const { pairs, pairing } = pair(
      frames(`>${call(1, 'slow')}`, `>${call(2, 'quick')}`, `<${answer(2)}`, `<${answer(1)}`),
    );
    expect(pairs).toEqual(['0-3 protocol', '1-2 protocol']);
    expect(pairing.exchanges.at(0)).toMatchObject({ name: 'slow', took: 3_000, sent: true, failed: false });
  });

  it('keeps the calls of both sides apart that count for themselves', () => {
    const { pairs, pairing } = pair(
      frames(`>${call(1, 'a')}`, `<${call(1, 'b')}`, `>${answer(1)}`, `<${answer(1)}`),
    );
    expect(pairs).toEqual(['0-3 protocol', '1-2 protocol']);
    expect(pairing.exchanges.at(1)).toMatchObject({ name: 'b', sent: false });
  });

  it('tells a call that failed', () => {
    const fault = '{"jsonrpc":"2.0","id":5,"error":{"code":-32601,"message":"Method not found"}}';
    const { pairing } = pair(frames(`>${call(5, 'nope')}`, `<${fault}`));
    expect(pairing.exchanges.at(0)).toMatchObject({ failed: true, response: 1 });
  });

  it('counts all results of a GraphQL subscription as answers to it, until it is complete', () => {
    const next = '{"id":"op-1","type":"next","payload":{"data":{"n":1}}}';
    const { pairs, pairing } = pair(
      frames(
        '>{"id":"op-1","type":"subscribe","payload":{"query":"subscription Ticks { n }"}}',
        `<${next}`,
        `<${next}`,
        '<{"id":"op-1","type":"complete"}',
        `<${next}`,
      ),
      { subprotocol: 'graphql-transport-ws' },
    );
    expect(pairs).toEqual(['0-1 protocol x3']);
    expect(pairing.exchanges.at(0)?.name).toContain('Ticks');
    expect(aloneOf(pairing)).toEqual({ n: 1 });
  });
});

describe('pairing by a member of JSON', () => {
  it.each(['requestId', 'request_id', 'correlationId', 'messageId', 'id', 'seq', 'ref', 'X-Request-Id'])(
    'finds %s by itself',
    (name) => {
      const { pairs, pairing } = pair(
        frames(
          `>{"action":"a","${name}":"k1"}`,
          `>{"action":"b","${name}":"k2"}`,
          `<{"type":"push","${name}":"k9"}`,
          `<{"ok":true,"${name}":"k2"}`,
          `<{"ok":true,"${name}":"k1"}`,
        ),
      );
      if (name === 'X-Request-Id') {
        // A name of one's own takes a path.
        expect(pairs).toEqual(['0-2 order', '1-3 order']);
        return;
      }
      // The push was guessed to answer the first, until the true answers came.
      expect(pairs).toEqual(['0-4 field', '1-3 field']);
      expect(pairing.exchanges.at(0)).toMatchObject({ field: `$.${name}`, took: 4_000 });
      expect(aloneOf(pairing)).toEqual({ push: 1 });
    },
  );

  it('takes numbers and strings for the same id, and looks into the envelope', () => {
    const { pairs } = pair(
      frames('>{"action":"a","meta":{"requestId":7}}', '<{"meta":{"requestId":"7"},"body":{}}'),
    );
    expect(pairs).toEqual(['0-1 field']);
  });

  it('finds the request’s id under the name that answers have for it', () => {
    const { pairs } = pair(
      frames('>{"id":"m-1","do":"x"}', '>{"id":"m-2","do":"y"}', '<{"id":"s-1","inReplyTo":"m-2"}'),
    );
    expect(pairs).toEqual(['0-?', '1-2 field']);
  });

  it('does not guess about messages that have the field which pairs the others', () => {
    const { pairs, pairing } = pair(
      frames('>{"id":1}', '<{"id":1,"result":1}', '>{"id":2}', '<{"type":"news"}', '<{"id":77}'),
    );
    expect(pairs).toEqual(['0-1 field', '2-?']);
    expect(aloneOf(pairing)).toEqual({ news: 1, text: 1 });
  });

  it('shows a question of the server once it was answered', () => {
    const { pairs, pairing } = pair(frames('<{"type":"ping","id":"p1"}', '>{"type":"pong","id":"p1"}'));
    expect(pairs).toEqual(['0-1 field']);
    expect(pairing.exchanges.at(0)).toMatchObject({ sent: false, name: 'ping' });
    expect(aloneOf(pairing)).toEqual({});
  });

  it('counts several answers with the same id', () => {
    const { pairs } = pair(frames('>{"id":4}', '<{"id":4,"progress":0.5}', '<{"id":4,"done":true}'));
    expect(pairs).toEqual(['0-1 field x2']);
  });

  it('gives the answer to the newer of two requests with the same id', () => {
    expect(pair(frames('>{"id":4}', '>{"id":4}', '<{"id":4}')).pairs).toEqual(['0-?', '1-2 field']);
  });

  it.each([
    '{"error":"no","id":1}',
    '{"ok":false,"id":1}',
    '{"status":502,"id":1}',
    '{"errors":[{}],"id":1}',
  ])('takes %s for a fault', (text) => {
    expect(pair(frames('>{"id":1}', `<${text}`)).pairing.exchanges.at(0)?.failed).toBe(true);
  });

  it.each(['{"error":null,"id":1}', '{"ok":true,"id":1}', '{"status":200,"id":1}', '{"errors":[ ],"id":1}'])(
    'takes %s for none',
    (text) => {
      expect(pair(frames('>{"id":1}', `<${text}`)).pairing.exchanges.at(0)?.failed).toBe(false);
    },
  );
});

describe('pairing by a path', () => {
  const path = { written: '$[1]', steps: [{ type: 'item' as const, index: 1 }] };

  it('pairs by it alone, and guesses nothing', () => {
    const { pairs } = pair(
      frames('>["1","a","room","join",{}]', '>["1","b","room","say",{}]', '<["1","b","room","ok",{}]', '<{}'),
      { path },
    );
    expect(pairs).toEqual(['0-?', '1-2 path']);
  });
});

describe('pairing by order', () => {
  it('guesses that answers come in the order of the requests', () => {
    const { pairs, pairing } = pair(frames('>ping', '>{"action":"x"}', '<pong', '<{"done":1}', '<more'));
    expect(pairs).toEqual(['0-2 order', '1-3 order']);
    expect(aloneOf(pairing)).toEqual({ text: 1 });
  });

  it('guesses no longer than an API Gateway would wait for its integration', () => {
    const late = frames('>ping', '<pong').map((row) => ({ ...row, time: row.index * 30_001 }));
    expect(pair(late).pairs).toEqual(['0-?']);
    expect(pair(late.map((row) => ({ ...row, time: row.index * 30_000 }))).pairs).toEqual(['0-1 order']);
  });

  it('takes the error that API Gateway sends for the answer, and for a fault', () => {
    const error = '{"message":"Internal server error","connectionId":"Xyz=","requestId":"Abc="}';
    const { pairing } = pair(frames('>{"action":"boom","requestId":"r1"}', `<${error}`));
    expect(pairing.exchanges.at(0)).toMatchObject({ response: 1, by: 'order', failed: true });
    // Its requestId is none of ours, though ours pair by one of that name.
    const after = frames('>{"requestId":"r1"}', '<{"requestId":"r1"}', '>{"action":"boom"}', `<${error}`);
    expect(pair(after).pairs).toEqual(['0-1 field', '2-3 order']);
  });
});

describe('what is not answered', () => {
  it('leaves requests of an earlier connection unanswered', () => {
    expect(pair(frames('>{"id":1}', '>hello', '*connected again', '<{"id":1}', '<hi')).pairs).toEqual([
      '0-?',
      '1-?',
    ]);
  });

  it('holds but so many open requests and gives up the oldest', () => {
    const rows = frames('>{"id":1}', '>{"id":2}', '>{"id":3}', '<{"id":1}', '<{"id":3}', '<{"id":2}');
    // The first answer is not known any more; the path keeps order out of it.
    const path = { written: '$.id', steps: [{ type: 'key' as const, name: 'id' }] };
    expect(pair(rows, { path }, { mostOpen: 2 }).pairs).toEqual(['0-?', '1-5 path', '2-4 path']);
  });

  it('keeps but so many exchanges, the newest', () => {
    const rows = frames('>{"id":1}', '<{"id":1}', '>{"id":2}', '<{"id":2}', '>{"id":3}', '<{"id":3}');
    const { pairs, pairing } = pair(rows, {}, { exchanges: new Exchanges(2) });
    expect(pairs).toEqual(['2-3 field', '4-5 field']);
    expect(pairing.exchanges.first).toBe(1);
  });

  it('forgets exchanges whose rows were cleared', () => {
    const { pairing } = pair(frames('>{"id":1}', '<{"id":1}', '>{"id":2}', '<{"id":2}'));
    pairing.dropBelow(1);
    expect(pairing.exchanges.count).toBe(1);
    expect(pairing.exchanges.at(1)).toMatchObject({ request: 2, response: 3 });
  });
});
