import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import { readJsonObject } from './readJson.ts';

/** A reply's fields by a schema. Problem: `sign-in.unexpected`, which never repeats what was read. */
export function readReply<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  operation: string,
): v.InferOutput<Schema> {
  return readFields(schema, readJsonObject(text), operation);
}

export function readFields<Schema extends v.GenericSchema>(
  schema: Schema,
  fields: unknown,
  operation: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, fields);
  if (result.success) return result.output;
  // Names of fields only: valibot's own sentence would quote the value.
  const path = result.issues[0] ? v.getDotPath(result.issues[0]) : null;
  throw new Problem(
    'sign-in.unexpected',
    `The reply to ${operation} lacks what it should hold${path ? ` (${path})` : ''}.`,
    'If the profile names an endpoint of its own, check that it is the right service.',
  );
}
