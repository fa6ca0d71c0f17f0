import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readScope } from '#console/store/scope.ts';
import { planSigning } from '#core/endpoint/planSigning.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';

it('agrees with the rule by which the background signs', () => {
  const text = fc.constantFrom('', 'one', 'two');
  const maybe = fc.constantFrom(undefined, 'three', 'four');
  const read = readEndpoint('wss://ws.example.com/chat');
  if (!read.ok) throw new Error(read.fault.message);
  fc.assert(
    fc.property(
      text,
      text,
      maybe,
      maybe,
      maybe,
      maybe,
      (region, service, hostRegion, hostService, ofProfile, and) => {
        const endpoint = {
          ...read.endpoint,
          ...(hostRegion ? { region: hostRegion } : {}),
          ...(hostService ? { service: hostService } : {}),
        };
        const profile = { ...(ofProfile ? { region: ofProfile } : {}), ...(and ? { service: and } : {}) };
        const plan = planSigning(endpoint, { region, service }, profile);
        const scope = readScope(endpoint, { region, service }, profile);
        expect(scope.region?.value).toBe(plan.region);
        expect(scope.service?.value).toBe(plan.service);
      },
    ),
  );
});

it('says where each part was taken from', () => {
  expect(
    readScope({ region: 'us-east-1' }, { region: ' eu-west-1 ', service: '' }, { service: 'execute-api' }),
  ).toEqual({
    region: { value: 'eu-west-1', source: 'given' },
    service: { value: 'execute-api', source: 'profile' },
  });
});
