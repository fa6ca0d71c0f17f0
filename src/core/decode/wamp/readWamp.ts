import { redactText } from '../../export/redactText.ts';
import type { Correlation, Decoded, DecodeResult, Field } from '../contract.ts';
import { correlation } from '../message/exchange.ts';
import type { JsonPart } from '../message/JsonPart.ts';
import { badField, carried, field, summaryOf } from '../message/parts.ts';
import { fault } from '../values/faults.ts';
import { LAYOUTS, type Layout, SHOWN } from './codes.ts';

type Parts = ReadonlyMap<string, JsonPart>;

/** Reads a list as one message of WAMP 2. */
export function readWamp(message: JsonPart): DecodeResult {
  if (!message.isArray) return fault('the message is no list', 0);
  const [first, ...rest] = message.items(8);
  const code = first?.whole;
  const layout = code === undefined ? undefined : LAYOUTS.get(code);
  if (layout === undefined)
    return fault(`no message of WAMP has the code ${first?.line ?? 'of an empty list'}`);
  const parts: Parts = new Map(
    layout.parts.flatMap((name, place) => (rest[place] ? [[name, rest[place]!]] : [])),
  );
  const missing = layout.parts.find(
    (name) => name !== 'arguments' && name !== 'keywords' && !parts.has(name),
  );
  if (missing !== undefined) return fault(`${layout.name} lacks its ${missing}`);
  return { ok: true, decoded: viewOf(message, code!, layout, parts) };
}

function viewOf(message: JsonPart, code: number, layout: Layout, parts: Parts): Decoded {
  const { name } = layout;
  const to = LAYOUTS.get(parts.get('to')?.whole ?? -1)?.name;
  const what = ['procedure', 'topic', 'error', 'reason', 'realm', 'method'].flatMap(
    (each) => parts.get(each) ?? [],
  );
  const isBad = name === 'ERROR' || name === 'ABORT';
  const fields: Field[] = [
    ...(isBad ? badField : field)('Message', name, `code ${code}`),
    ...field('Answers', to),
    ...layout.parts.flatMap((each) => field(SHOWN[each] ?? '', SHOWN[each] ? parts.get(each) : undefined)),
    ...field('Signature', name === 'AUTHENTICATE' ? 'hidden' : undefined),
    ...field('Said', parts.get('details')?.member('message')),
  ];
  const [about] = what;
  const request = parts.get('request') ?? parts.get('subscription');
  const link = correlationOf(layout, parts, to, about?.line);
  return {
    summary: summaryOf(name, about?.line, request?.line),
    fields,
    ...bodyOf(message, name, parts),
    ...(link === undefined ? {} : { correlation: link }),
  };
}

/** Arguments by position or by name, whichever there are; what may hold keys is masked. */
function bodyOf(message: JsonPart, name: string, parts: Parts): Partial<Decoded> {
  if (name === 'AUTHENTICATE') return {};
  const list = parts.get('arguments');
  const keywords = parts.get('keywords');
  const hasList = list !== undefined && list.size > 0;
  const hasKeywords = keywords !== undefined && keywords.size > 0;
  if (hasList && !hasKeywords) return carried('Arguments', list);
  if (hasKeywords && !hasList) return carried('Keyword arguments', keywords);
  return { json: hasList ? message.text : redactText(message.text) };
}

function correlationOf(
  layout: Layout,
  parts: Parts,
  to: string | undefined,
  about: string | undefined,
): Correlation | undefined {
  const { name, role, of } = layout;
  const asked = name === 'ERROR' ? to : (of ?? name);
  const id = asked === 'HELLO' ? 'HELLO' : `${asked} ${parts.get('request')?.line ?? ''}`.trim();
  // Without being asked to acknowledge, the router answers no PUBLISH.
  const isSilent = name === 'PUBLISH' && parts.get('options')?.member('acknowledge')?.isTrue !== true;
  if (role === 'event' || isSilent) return correlation(id, 'event', { name: about });
  const isProgress = (parts.get('details') ?? parts.get('options'))?.member('progress')?.isTrue === true;
  const isOver = role === 'response' ? { last: isProgress ? false : (layout.last ?? true) } : {};
  return correlation(id, role, { name: role === 'request' ? about : undefined, ...isOver });
}
