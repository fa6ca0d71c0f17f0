import { REGIONS, SERVICES } from '#core/suggestions.ts';
import { useConsole } from '../context.ts';

/** Region and service by hand: where neither host nor profile names them, or to override them. */
export function ScopeFields() {
  const { store } = useConsole();
  const endpoint = store.endpoint.value;
  const profile = store.profile.value;
  const region = endpoint?.region ?? profile?.region;
  const service = endpoint?.service ?? profile?.service;

  return (
    <>
      <div class="field">
        <label for="scope-service">Service</label>
        <input
          id="scope-service"
          class="input"
          list="scope-services"
          autocomplete="off"
          spellcheck={false}
          placeholder={service ?? 'execute-api'}
          value={store.service.value}
          onInput={(event) => store.setService(event.currentTarget.value)}
        />
        <datalist id="scope-services">
          {SERVICES.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <div class="field">
        <label for="scope-region">Region</label>
        <input
          id="scope-region"
          class="input"
          list="scope-regions"
          autocomplete="off"
          spellcheck={false}
          placeholder={region ?? 'eu-central-1'}
          value={store.region.value}
          onInput={(event) => store.setRegion(event.currentTarget.value)}
        />
        <datalist id="scope-regions">
          {REGIONS.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
    </>
  );
}
