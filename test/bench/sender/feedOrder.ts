/** What a feed sends to whoever connects to its URL. */
export interface FeedOrder {
  /** `pad`: filled with x. `orders`: JSON as an API sends it. `lines`: JSON of many lines, for large messages. */
  kind: 'pad' | 'orders' | 'lines';
  /** Messages per second. */
  rate: number;
  count: number;
  /** Bytes of each message, exactly. */
  size: number;
  /** Begins with the client's first message, not with the connection. */
  waits?: boolean;
}

/** As the query of the feed's URL. */
export function toQuery(order: FeedOrder): string {
  return new URLSearchParams(Object.entries(order).map(([name, value]) => [name, String(value)])).toString();
}

export function readOrder(url: string): FeedOrder {
  const query = new URL(url, 'ws://127.0.0.1').searchParams;
  const number = (name: string) => Number(query.get(name));
  const kind = query.get('kind') as FeedOrder['kind'];
  return {
    ...{ kind, rate: number('rate'), count: number('count'), size: number('size') },
    waits: query.get('waits') === 'true',
  };
}
