import { computed } from '@preact/signals';
import { UNSAVED_API } from '#core/compose/saved.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { DEFAULT_EXPIRES, MAX_EXPIRES } from '#core/limits.ts';
import { isLive } from '#core/session.ts';
import { UNSIGNED } from '#core/unsigned.ts';
import { readMessage } from './readMessage.ts';
import { readScope } from './scope.ts';
import type { ConsoleState } from './state.ts';

export { isLive };

/** Everything that follows from the state. */
export function deriveFrom(state: ConsoleState) {
  const reading = computed(() => readEndpoint(state.url.value));
  const endpoint = computed(() => (reading.value.ok ? reading.value.endpoint : undefined));
  const profile = computed(() => state.profiles.value.find(({ id }) => id === state.profileId.value));
  /** Connections are to be opened without a signature. */
  const unsigned = computed(() => state.profileId.value === UNSIGNED);
  const session = computed(() => state.sessions.value.find(({ id }) => id === state.sessionId.value));

  /** The saved API that the inputs stand for: the chosen one while its host is still there. */
  const api = computed(() => {
    const chosen = state.apis.value.find(({ id }) => id === state.apiId.value);
    if (chosen) return chosen;
    const url = endpoint.value?.url;
    return url === undefined ? undefined : state.apis.value.find((one) => one.url === url);
  });

  const scope = computed(() =>
    readScope(endpoint.value, { service: state.service.value, region: state.region.value }, profile.value),
  );

  /** Signs for as long as was chosen, but no longer than the service takes. */
  const validFor = computed(() => {
    const most = endpoint.value?.maxExpires ?? MAX_EXPIRES;
    return Math.min(state.expires.value ?? DEFAULT_EXPIRES, most);
  });

  /** Where the socket really goes, when a profile or saved API names an emulator. */
  const override = computed(() => {
    const fromApi = api.value?.endpoint;
    if (fromApi) return { origin: fromApi, by: `saved API ${api.value!.name}` };
    const fromProfile = profile.value?.endpoint;
    return fromProfile ? { origin: fromProfile, by: `profile ${profile.value!.name}` } : undefined;
  });

  const subprotocolList = computed(() => readSubprotocols(state.subprotocols.value));

  /** The session that is looked at is a connection of ours, and not at its end. */
  const connected = computed(() => {
    const { page, imported } = session.value ?? {};
    return isLive(session.value) && !page && !imported;
  });

  /** The endpoint of the session that is looked at. */
  const sessionEndpoint = computed(() => {
    const url = session.value?.url;
    const read = url === undefined ? undefined : readEndpoint(url);
    return read?.ok ? read.endpoint : undefined;
  });
  /** By its signing service: an API behind a custom domain has API Gateway's limits as well. */
  const apiGateway = computed(() => session.value?.service === 'execute-api');

  /** The saved API that messages are written for: that of the session, or what the inputs stand for. */
  const composeApi = computed(() => {
    const url = session.value?.url;
    if (url === undefined || api.value?.url === url) return api.value;
    return state.apis.value.find((one) => one.url === url);
  });
  const choices = computed(() => state.compose.value.choices[composeApi.value?.id ?? UNSAVED_API] ?? {});
  const environment = computed(() =>
    state.compose.value.environments.find(({ id }) => id === choices.value.environmentId),
  );

  const messageReading = computed(() =>
    readMessage(state.message.value, state.messageKind.value, apiGateway.value, environment.value),
  );

  /** The message that the session sends again and again. */
  const repeating = computed(() => (session.value?.state === 'open' ? session.value.repeat : undefined));

  /** True when the URL box holds another endpoint than the session that is looked at. */
  const differs = computed(
    () =>
      session.value !== undefined && endpoint.value !== undefined && endpoint.value.url !== session.value.url,
  );

  return {
    reading,
    endpoint,
    profile,
    unsigned,
    session,
    connected,
    api,
    scope,
    validFor,
    override,
    subprotocolList,
    sessionEndpoint,
    apiGateway,
    composeApi,
    choices,
    environment,
    messageReading,
    repeating,
    differs,
  };
}

/** `chat, v2.json` or `chat v2.json`; a name has neither comma nor space (RFC 6455 section 4.1). */
export function readSubprotocols(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

export type Derived = ReturnType<typeof deriveFrom>;
