import { batch } from '@preact/signals';
import { KEEP_ALIVE_MESSAGE } from '#core/keepAlive.ts';
import type { SavedApi } from '#core/profile.ts';
import type { StoreCore } from './core.ts';
import { isChoosable } from './isChoosable.ts';
import type { MessageKind } from './readMessage.ts';

/** What a person does to the inputs. */
export function inputActions({ deps, state, derived }: StoreCore) {
  let cancelSettle: (() => void) | undefined;
  /** The host that the overrides were made for. */
  let overridesHost: string | undefined;

  /**
   * Judges the text of the URL box, and puts the clean URL in its place: from then on no
   * signature of an earlier signing is shown, kept or sent.
   */
  function settleUrl(): void {
    cancelSettle?.();
    const read = derived.reading.peek();
    batch(() => {
      state.urlSettled.value = state.url.peek().trim() !== '';
      if (!read.ok) return;
      const { url, notes, host, subprotocols } = read.endpoint;
      if (state.url.peek() !== url) {
        state.url.value = url;
        state.urlNotes.value = notes;
      }
      if (overridesHost !== undefined && overridesHost !== host) dropOverrides();
      overridesHost = host;
      if (subprotocols.length > 0 && state.subprotocols.peek().trim() === '') {
        state.subprotocols.value = subprotocols.join(', ');
      }
    });
  }

  /**
   * What is meant for one host: signing another with its overrides would surely be refused, and its
   * keep-alive message is nobody else's to read.
   */
  function dropOverrides(): void {
    state.apiId.value = undefined;
    state.region.value = '';
    state.service.value = '';
    state.keepAliveSeconds.value = '';
    state.keepAliveMessage.value = KEEP_ALIVE_MESSAGE;
  }

  function setUrl(text: string): void {
    cancelSettle?.();
    batch(() => {
      state.url.value = text;
      state.urlSettled.value = false;
      state.urlNotes.value = [];
      outdate();
    });
    // A fault is told when typing pauses, not with each letter of "wss://".
    cancelSettle = deps.later(() => {
      state.urlSettled.value = state.url.peek().trim() !== '';
    }, 800);
  }

  /** What was said or shown of the inputs as they were is true no longer. */
  function outdate(): void {
    state.preview.value = undefined;
    if (state.trouble.peek()?.attempt.action !== 'send') state.trouble.value = undefined;
  }

  function chooseProfile(id: string): void {
    batch(() => {
      state.profileId.value = id;
      outdate();
    });
  }

  /** Fills every input from a saved API. */
  function chooseApi(api: SavedApi): void {
    batch(() => {
      setUrl(api.url);
      state.apiId.value = api.id;
      if (api.profileId !== undefined && isChoosable(state, api.profileId)) {
        state.profileId.value = api.profileId;
      }
      state.region.value = api.region ?? '';
      state.service.value = api.service ?? '';
      state.expires.value = api.expires;
      state.subprotocols.value = (api.subprotocols ?? []).join(', ');
      state.reconnect.value = api.reconnect ?? false;
      state.keepAliveSeconds.value = api.keepAlive ? String(api.keepAlive.seconds) : '';
      state.keepAliveMessage.value = api.keepAlive?.message ?? KEEP_ALIVE_MESSAGE;
      overridesHost = undefined;
      settleUrl();
    });
  }

  /**
   * Fills URL and profile from what was connected to lately, or from a session. A page's socket has
   * no profile: that of the saved API is then as good as any.
   */
  function chooseRecent(recent: { url: string; profileId: string }): void {
    const fits = (profileId = recent.profileId) => recent.profileId === '' || profileId === recent.profileId;
    const api = state.apis.peek().find(({ url, profileId }) => url === recent.url && fits(profileId));
    if (api) {
      chooseApi(api);
      return;
    }
    batch(() => {
      setUrl(recent.url);
      state.apiId.value = undefined;
      if (isChoosable(state, recent.profileId)) state.profileId.value = recent.profileId;
      settleUrl();
    });
  }

  return {
    setUrl,
    settleUrl,
    chooseProfile,
    chooseApi,
    chooseRecent,
    // What is for one host alone is for that in the box by now, so it is judged first.
    setRegion(text: string) {
      settleUrl();
      state.region.value = text;
      outdate();
    },
    setService(text: string) {
      settleUrl();
      state.service.value = text;
      outdate();
    },
    setExpires(seconds: number) {
      state.expires.value = seconds;
      outdate();
    },
    setSubprotocols(text: string) {
      state.subprotocols.value = text;
      outdate();
    },
    setReconnect(on: boolean) {
      state.reconnect.value = on;
    },
    setKeepAliveSeconds(text: string) {
      settleUrl();
      state.keepAliveSeconds.value = text;
      outdate();
    },
    setKeepAliveMessage(text: string) {
      settleUrl();
      state.keepAliveMessage.value = text;
      outdate();
    },
    setMessage(text: string) {
      state.message.value = text;
      if (state.trouble.peek()?.attempt.action === 'send') state.trouble.value = undefined;
    },
    setMessageKind(kind: MessageKind) {
      state.messageKind.value = kind;
    },
    dismissTrouble() {
      state.trouble.value = undefined;
    },
    dismissNotes() {
      state.urlNotes.value = [];
    },
  };
}
