import { inFigures } from '#core/inFigures.ts';
import { API_GATEWAY, CLOCK_WINDOW_MS, MAY_END_SOONER } from '#core/limits.ts';
import { explainParameter } from '#core/signature/explain.ts';
import type { SignatureTrace, TraceParameter } from '#core/signature/trace.ts';
import { formatClock, formatCountdown, formatDuration } from '#core/time.ts';
import '#ui/diagnosis/diagnosis.css';
import { isUnsigned, UNSIGNED_NAME } from '#core/unsigned.ts';
import { useConsole } from '../context.ts';
import { Compared } from './Compared.tsx';
import { CopyText } from './CopyText.tsx';
import { Empty } from './Empty.tsx';
import { Facts } from './Facts.tsx';
import { type LabelledLine, labelCanonicalRequest, labelStringToSign } from './labelLines.ts';

/** How a URL was signed: of the connection that is looked at, or of the URL box just now. */
export function Signature() {
  const { store } = useConsole();
  const preview = store.preview.value;
  const session = store.session.value;
  const page = session?.page && store.detail.value?.signature;
  const trace = page ?? preview ?? store.detail.value?.signature;
  const unsigned = isUnsigned(session);
  function signNow(): void {
    // What is compared is the page's URL, whatever was typed into the URL box since.
    if (session?.page && store.differs.peek()) store.chooseRecent(session);
    void store.explain();
  }
  const sign = (
    <button type="button" class="button" onClick={signNow}>
      {preview ? 'Sign again' : page ? 'Compare with ours' : 'Sign now'}
    </button>
  );
  if (!trace) {
    if (unsigned || (!session && store.unsigned.value)) {
      return (
        <Empty title={unsigned ? 'This connection is not signed' : 'Nothing would be signed'}>
          <p>
            {unsigned
              ? `It was opened with “${UNSIGNED_NAME}” in place of a profile, so its URL carried no signature.`
              : `“${UNSIGNED_NAME}” is chosen in place of a profile: the URL goes out as it is.`}
          </p>
          {store.unsigned.value ? (
            <p>Choose a profile above to see how the URL would be signed with it.</p>
          ) : (
            sign
          )}
        </Empty>
      );
    }
    if (session?.page) {
      return (
        <Empty title="The page did not sign this URL">
          <p>Signs it with the chosen profile and shows each step. Nothing is sent.</p>
          {sign}
        </Empty>
      );
    }
    return (
      <Empty title="Nothing signed yet">
        <p>Signs what the URL box holds and shows each step. Nothing is sent.</p>
        {sign}
      </Empty>
    );
  }
  return (
    <div class="doc">
      <div class="doc-bar">
        <p>
          {page
            ? 'The signature that the page opened this socket with.'
            : preview
              ? `What the URL box would be signed as; nothing was sent.${unsigned ? ' The connection itself is not signed.' : ''}`
              : 'The signature that this connection was opened with.'}
        </p>
        {sign}
        {preview && store.detail.value && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              store.preview.value = undefined;
            }}
          >
            {page ? 'Hide ours' : 'Show the connection’s'}
          </button>
        )}
      </div>
      {page && preview && <Compared page={page} ours={preview} />}
      <Trace trace={trace} now={store.now.value} />
    </div>
  );
}

function Trace({ trace, now }: { trace: SignatureTrace; now: number }) {
  const left = trace.validUntil - now;
  const cutByKeys = trace.validUntil < trace.signedAt + trace.expires * 1_000;
  const gateway = trace.service === 'execute-api';
  return (
    <>
      <section>
        <h2>Scope</h2>
        <Facts
          facts={[
            { name: 'Credential scope', value: <code>{trace.credentialScope}</code> },
            { name: 'Access key id', value: <code>{trace.accessKeyId}</code> },
            {
              name: 'Signed at',
              value: `${formatClock(trace.signedAt)}, ${formatDuration(now - trace.signedAt)} ago`,
            },
            {
              name: 'Valid until',
              value: (
                <span class="figures">
                  {formatClock(trace.validUntil)}
                  {left > 0 ? `, ${formatCountdown(left)} left` : ', expired'}
                </span>
              ),
              note: cutByKeys
                ? 'Sooner than X-Amz-Expires says, since the keys end then.'
                : trace.expires * 1_000 > CLOCK_WINDOW_MS
                  ? MAY_END_SOONER
                  : undefined,
            },
            {
              name: 'URL length',
              value: `${inFigures(trace.urlLength)} characters`,
              note: gateway ? `API Gateway takes ${inFigures(API_GATEWAY.urlLength)}.` : undefined,
            },
          ]}
        />
      </section>
      <section>
        <h2>Parameters</h2>
        <table class="parameters">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {trace.parameters.map((parameter, index) => (
              <tr key={`${index} ${parameter.name}`}>
                <th scope="row" class="mono">
                  {parameter.name}
                </th>
                <td class="mono">
                  {parameter.value}
                  {parameter.masked && <span class="chip">masked</span>}
                  {!parameter.signed && !isSignature(parameter) && <span class="chip warn">not signed</span>}
                </td>
                <td>{explainParameter(parameter, trace, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Text
        title="Canonical request"
        text={trace.canonicalRequest}
        lines={labelCanonicalRequest(trace.canonicalRequest)}
      />
      <Text title="String to sign" text={trace.stringToSign} lines={labelStringToSign(trace.stringToSign)} />
      <section>
        <h2>
          Signed URL <CopyText what="the masked URL" text={trace.url} />
        </h2>
        <pre class="boxed">{trace.url}</pre>
        <p class="hint">
          Token and signature are masked here. “Copy signed URL” signs afresh and copies the real one.
        </p>
      </section>
    </>
  );
}

/** No signature covers itself, so there is nothing to warn of. */
const isSignature = ({ name }: TraceParameter) => name.toLowerCase() === 'x-amz-signature';

function Text({ title, text, lines }: { title: string; text: string; lines: LabelledLine[] }) {
  return (
    <section>
      <h2>
        {title} <CopyText what={`the ${title.toLowerCase()}`} text={text} />
      </h2>
      <div class="boxed lines">
        {lines.map(({ id, label, text }) => (
          <div key={id}>
            <span class="dim">{label}</span>
            <code>{text}</code>
          </div>
        ))}
      </div>
    </section>
  );
}
