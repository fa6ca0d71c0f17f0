import { useConsole } from '../context.ts';

/** Suggestions only: any other text is taken too. */
const REGIONS = (
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 ' +
  'eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 ap-east-1 ap-northeast-1 ap-northeast-2 ' +
  'ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ' +
  'af-south-1 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 cn-north-1 cn-northwest-1 ' +
  'us-gov-east-1 us-gov-west-1'
).split(' ');

const SERVICES = [
  'execute-api',
  'iotdevicegateway',
  'transcribe',
  'bedrock-agentcore',
  'kinesisvideo',
  'neptune-db',
];

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
