import { REGIONS, SERVICES } from '#core/suggestions.ts';
import { useConsole } from '../context.ts';

/** Region and service by hand: where neither host nor profile names them, or to override them. */
export function ScopeFields() {
  const { store } = useConsole();
  const endpoint = store.endpoint.value;
  const profile = store.profile.value;

  return (
    <>
      <ScopeField
        id="scope-service"
        label="Service"
        suggestions={SERVICES}
        placeholder={endpoint?.service ?? profile?.service ?? 'execute-api'}
        value={store.service.value}
        onValue={(service) => store.setService(service)}
      />
      <ScopeField
        id="scope-region"
        label="Region"
        suggestions={REGIONS}
        placeholder={endpoint?.region ?? profile?.region ?? 'eu-central-1'}
        value={store.region.value}
        onValue={(region) => store.setRegion(region)}
      />
    </>
  );
}

interface ScopeFieldProps {
  id: string;
  label: string;
  suggestions: readonly string[];
  /** What counts while nothing is typed. */
  placeholder: string;
  value: string;
  onValue(value: string): void;
}

function ScopeField({ id, label, suggestions, placeholder, value, onValue }: ScopeFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        list={`${id}s`}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <datalist id={`${id}s`}>
        {suggestions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
