import { JsonPart } from '../message/JsonPart.ts';
import { readJson } from '../readJson.ts';

/** What a client asks for. */
export interface Operation {
  query?: string;
  /** `subscription onTick`; the first field where the operation has no name of its own. */
  title?: string;
  name?: string;
  variables?: JsonPart;
  /** AppSync's `extensions.authorization`. */
  authorization?: JsonPart;
}

const HEAD = /^(?:\s|#.*$|,|\ufeff)*(?:(query|mutation|subscription)\b[ \t]*([_A-Za-z]\w*)?)?/m;
const FIRST_FIELD = /\{(?:\s|#.*$|,)*(?:[_A-Za-z]\w*\s*:\s*)?([_A-Za-z]\w*)/m;
/** A name stands at the beginning of a query, not beyond that many characters. */
const NEAR = 2_000;

/** Reads the payload of `subscribe` or `start`, whose query AppSync puts into JSON in a string. */
export function readOperation(payload: JsonPart | undefined): Operation {
  const own = payload?.member('data')?.string;
  const reading = own === undefined ? undefined : readJson(own);
  const request = reading !== undefined && 'tape' in reading ? new JsonPart(reading.tape) : payload;
  const query = request?.member('query')?.string;
  const variables = request?.member('variables');
  const authorization = payload?.member('extensions')?.member('authorization');
  const given = request?.member('operationName')?.string;
  return {
    ...(query === undefined ? {} : { query, ...titleOf(query, given) }),
    ...(variables === undefined || variables.size === 0 ? {} : { variables }),
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function titleOf(query: string, given: string | undefined): Pick<Operation, 'title' | 'name'> {
  const head = query.slice(0, NEAR);
  const [, kind = 'query', own] = HEAD.exec(head) ?? [];
  const name = given || own || FIRST_FIELD.exec(head)?.[1];
  return name === undefined ? { title: kind } : { title: `${kind} ${name}`, name };
}
