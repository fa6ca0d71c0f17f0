import { redactText } from '../../export/redactText.ts';
import type { Decoded, Field } from '../contract.ts';
import { errorFields, errorsIn } from '../graphql/errors.ts';
import type { MessageType } from '../graphql/messageTypes.ts';
import { correlation } from '../message/exchange.ts';
import type { JsonPart } from '../message/JsonPart.ts';
import { field, summaryOf } from '../message/parts.ts';
import { readJson } from '../readJson.ts';
import { counted } from '../values/oneLine.ts';

const encoder = new TextEncoder();

/** A message of AppSync Events; see `EVENT_TYPES`. */
export function viewOfEvents(message: JsonPart, type: string, meant: MessageType): Decoded {
  const id = message.member('id');
  const channel = message.member('channel');
  const authorization = message.member('authorization');
  const events = eventsOf(message.member('events') ?? message.member('event'));
  const errors = errorsIn(message);
  const failed = message.member('failed')?.size ?? 0;
  const fields: Field[] = [
    ...field('Type', type, meant.note),
    ...field('Id', id),
    ...field('Channel', channel),
    ...field('Host', authorization?.member('host')),
    ...field('Authorization', authorization?.keys(20).join(', '), 'values hidden'),
    ...(events.length > 1 ? field('Events', String(events.length)) : []),
    ...field('Published', countOf(message.member('successful'))),
    ...field('Failed', countOf(message.member('failed'))).map((each) => ({ ...each, bad: failed > 0 })),
    ...errorFields(errors),
  ];
  return {
    summary: summaryOf(
      type,
      channel?.line,
      events.length === 0 ? undefined : counted(events.length, 'event'),
      failed > 0 ? `${failed} failed` : undefined,
      errors.length === 0 ? undefined : counted(errors.length, 'error'),
      channel === undefined ? id?.line : undefined,
    ),
    fields,
    ...(authorization === undefined ? bodyOf(message, events) : { json: redactText(message.text) }),
    correlation: correlation(idOf(type, id), meant.role, {
      name: channel?.line,
      ...(meant.last === undefined ? {} : { last: meant.last }),
    }),
  };
}

/** Ending a subscription names its id once more, and is answered by itself. */
function idOf(type: string, id: JsonPart | undefined): string {
  return `${type.startsWith('unsubscribe') ? 'unsubscribe ' : ''}${id?.line ?? ''}`;
}

const countOf = (list: JsonPart | undefined): string | undefined =>
  list?.isArray ? String(list.size) : undefined;

/** Events are texts, mostly JSON; one alone is not always put into a list. */
function eventsOf(part: JsonPart | undefined): string[] {
  if (part === undefined) return [];
  return (part.isArray ? part.items() : [part]).map((each) => each.string ?? each.text);
}

function bodyOf(message: JsonPart, events: readonly string[]): Partial<Decoded> {
  const [first] = events;
  if (first === undefined) return { json: message.text };
  if (events.length === 1) return { payload: { label: 'Event', bytes: encoder.encode(first), text: true } };
  const items = events.map((each) => ('tape' in readJson(each) ? each : JSON.stringify(each)));
  return { json: `[${items.join(',')}]` };
}
