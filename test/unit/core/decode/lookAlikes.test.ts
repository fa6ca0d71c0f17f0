import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { decoded, TEXT, utf8 } from './decoding.ts';

/** Messages of other public APIs, in the shapes that their documentation shows. */
const OTHERS: [string, string][] = [
  ['API Gateway route', '{"action":"sendMessage","data":{"type":"subscribe","id":1}}'],
  ['API Gateway error', '{"message":"Forbidden","connectionId":"Zxy=","requestId":"Abc="}'],
  ['exchange: subscribe', '{"type":"subscribe","product_ids":["ETH-USD"],"channels":["level2"]}'],
  ['exchange: by method', '{"method":"SUBSCRIBE","params":["btcusdt@aggTrade"],"id":1}'],
  ['exchange: result', '{"result":null,"id":1}'],
  ['exchange: list', '[340,{"b":["5541.30","2.5"]},"ticker","XBT/USD"]'],
  ['Phoenix channel', '["1","2","room:lobby","phx_join",{}]'],
  ['OCPP call', '[2,"19223201","BootNotification",{"reason":"PowerUp"}]'],
  ['OCPP result', '[3,"19223201",{"status":"Accepted"}]'],
  ['Nostr event', '["EVENT","sub",{"id":"a","kind":1,"content":"hi"}]'],
  ['DevTools call', '{"id":1,"method":"Page.enable","params":{}}'],
  ['DevTools event', '{"method":"Page.loadEventFired","params":{"timestamp":1}}'],
  ['Home Assistant', '{"id":18,"type":"subscribe_events","event_type":"state_changed"}'],
  ['Slack', '{"type":"hello","num_connections":1}'],
  ['Discord', '{"op":1,"d":251,"s":null,"t":null}'],
  ['OpenAI realtime', '{"type":"response.create","response":{"modalities":["text"]}}'],
  ['Transcribe in JSON', '{"Transcript":{"Results":[]}}'],
  ['Pusher', '{"event":"pusher:subscribe","data":{"channel":"my-channel"}}'],
  ['Centrifugo', '{"id":1,"connect":{"token":"x"}}'],
  ['Meteor', '{"msg":"sub","id":"1","name":"posts","params":[]}'],
];

describe('plain JSON of other APIs', () => {
  test.each(OTHERS)('%s stays JSON', async (_, text) => {
    const bytes = utf8(text);
    const { decoder } = choose(bytes, bytes.length, TEXT);
    expect(decoder.id).toBe('json');
    expect((await decoded(decoder, bytes, TEXT)).json).toBe(text);
  });

  test.each(['2', '40', '42', '404', '{}', '[]', '[1]', '{"type":"ping"}', '{"type":"data"}'])(
    'so does %s',
    (text) => {
      expect(choose(utf8(text), utf8(text).length, TEXT).decoder.id).toBe('json');
    },
  );

  test.each(['SockJS says o', 'a["SEND\\n"]', 'CONNECTED to the server', '5 people wrote', 'h'])(
    'and the text %j stays text',
    (text) => {
      expect(['text', 'base64']).toContain(choose(utf8(text), utf8(text).length, TEXT).decoder.id);
    },
  );
});
