import type { FeedOrder } from './feedOrder.ts';

/** Stands in every 5,000th order: 200 hits in a million. */
export const RARE = { word: 'refund-approved', every: 5_000 };
/** Stands in every 500th order, so that each segment of the log has one or two. */
export const SPREAD = { word: 'late-delivery', every: 500 };

const STATES = ['created', 'paid', 'packed', 'shipped', 'delivered', 'returned', 'cancelled'];
const WORDS = (
  'parcel left at the front desk signed by neighbour customer asked for an invoice second attempt ' +
  'tomorrow between noon and three box slightly damaged photo taken driver waited ten minutes bell ' +
  'out of order please call before arriving gift wrapped fragile keep upright handle with care'
).split(' ');

/** The `n`th message, all ASCII, of exactly `size` bytes; the same for the same `n`. */
export function feedText(kind: FeedOrder['kind'], n: number, size: number): string {
  if (kind === 'orders') return orderText(n, size);
  const start = `{"type":"feed","n":${n},`;
  return kind === 'lines'
    ? `${start}${linesText(size - start.length)}`
    : `${fill(`${start}"pad":"`, 'x', size - 2)}"}`;
}

function orderText(n: number, size: number): string {
  const random = mix(n);
  const id = random.toString(16).padStart(8, '0') + mix(random).toString(16).padStart(8, '0');
  const mark = n % RARE.every === 0 ? `${RARE.word} ` : n % SPREAD.every === 7 ? `${SPREAD.word} ` : '';
  let text = `{"type":"feed","n":${n},"id":"${id}","user":${random % 100_000},"state":"${STATES[random % 7]}","price":"${random % 900}.${10 + (random % 90)}","note":"${mark}`;
  for (let turn = random; text.length < size - 2; turn = mix(turn)) text += `${WORDS[turn % WORDS.length]} `;
  return `${text.slice(0, size - 2)}"}`;
}

let lines = '';

/** An array of lines of 100 bytes, numbered, so that a place in the message can be told from what it shows. */
function linesText(size: number): string {
  // Kept, as the largest takes longer to make than to send.
  if (lines.length === size) return lines;
  const texts: string[] = [];
  const room = size - '"lines":['.length - 2;
  const last = Math.floor(room / 100) - 1;
  for (let line = 0; line <= last; line++) {
    const head = `"line ${line} of a large message`;
    texts.push(line === last ? `${fill(head, '.', room - last * 100 - 1)}"` : `${fill(head, '.', 98)}",`);
  }
  lines = `"lines":[${texts.join('')}]}`;
  return lines;
}

const fill = (text: string, letter: string, length: number): string =>
  text + letter.repeat(Math.max(0, length - text.length));

/** 32 bits that look random (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value + 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
