import { REGIONS, SERVICES } from '#core/suggestions.ts';
import { TextField } from '#ui/form/TextField.tsx';
import { useConsole } from '../context.ts';

/** Region and service by hand: where neither host nor profile names them, or to override them. */
export function ScopeFields() {
  const { store } = useConsole();
  const endpoint = store.endpoint.value;
  const profile = store.profile.value;

  return (
    <>
      <TextField
        id="scope-service"
        label="Service"
        suggestions={SERVICES}
        placeholder={endpoint?.service ?? profile?.service ?? 'execute-api'}
        value={store.service.value}
        onValue={(service) => store.setService(service)}
      />
      <TextField
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
