/** One line of a canonical request or string to sign, and what it is. */
export interface LabelledLine {
  /** Unique within the text. */
  id: string;
  label: string;
  text: string;
}

/**
 * The parts of a canonical request (AWS "Create a signed AWS API request", step 1): method, URI,
 * query, headers one a line and closed by an empty line, signed headers, payload hash.
 */
export function labelCanonicalRequest(text: string): LabelledLine[] {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines.map((line, index) => {
    const id = String(index);
    if (index === 0) return { id, label: 'Method', text: line };
    if (index === 1) return { id, label: 'URI', text: line };
    if (index === 2) return { id, label: 'Query', text: line };
    if (index === last) return { id, label: 'Payload hash', text: line };
    if (index === last - 1) return { id, label: 'Signed headers', text: line };
    return { id, label: line === '' ? '' : 'Header', text: line };
  });
}

/** The four lines of a string to sign (same page, step 3). */
export function labelStringToSign(text: string): LabelledLine[] {
  const labels = ['Algorithm', 'Date', 'Scope', 'Hash of the request'];
  return text
    .split('\n')
    .map((line, index) => ({ id: String(index), label: labels[index] ?? '', text: line }));
}
