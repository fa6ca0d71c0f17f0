import type { EndpointReading } from '#core/endpoint/types.ts';
import { readKeepAlive } from '#core/keepAlive.ts';
import { cleanSubprotocols } from '#core/subprotocols.ts';
import type { ApiForm } from './apiForm.ts';
import { type Fault, type Faults, faultOf } from './fault.ts';
import { nameFault } from './nameFault.ts';
import { scopeFaults } from './scopeFaults.ts';

/** Why the form cannot be saved yet, by field. */
export function checkApi(
  form: ApiForm,
  reading: EndpointReading | undefined,
  others: readonly { id: string; name: string }[],
): Faults {
  const faults: Faults = {};
  const url = urlFault(reading);
  if (url) faults.url = url;
  const name = nameFault(form, others, 'saved API');
  if (name) faults.name = name;
  Object.assign(faults, scopeFaults(form));
  try {
    cleanSubprotocols(form.subprotocols.split(','));
  } catch (error) {
    faults.subprotocols = faultOf(error);
  }
  try {
    readKeepAlive(form.keepAliveSeconds, form.keepAliveMessage);
  } catch (error) {
    const fault = faultOf(error);
    faults[fault.id === 'keep-alive.message' ? 'keepAliveMessage' : 'keepAliveSeconds'] = fault;
  }
  return faults;
}

function urlFault(reading: EndpointReading | undefined): Fault | undefined {
  if (!reading) return { message: 'The API has no URL yet.', next: 'Paste its wss:// URL, ARN or host.' };
  if (reading.ok) return undefined;
  const { message, next } = reading.fault;
  return next === undefined ? { message } : { message, next };
}
