/** What kind of text an assignment comes from, in words for the person. */
export function assignmentSource(before: string, name: string, separator: string): string {
  const line = before.toLowerCase();
  if (/env:\s*$|setenvironmentvariable\(\s*["']?$|\$\{env:$/.test(line)) return 'PowerShell commands';
  if (/configure set $/.test(line)) return 'aws configure commands';
  if (/\bset\s+(?:-{1,2}[\w-]+\s+)+$/.test(line)) return 'fish commands';
  if (/\bsetx?\s+["']?$/.test(line)) return 'Windows commands';
  if (/\bexport\s+$/.test(line)) return 'shell exports';
  if (/\bsetenv\s+$/.test(line)) return 'csh commands';
  if (/(?:\s|^)(?:-e|--env)[ =]["']?$/.test(line)) return 'container options';
  if (/-d$/.test(line) || /^Daws\./.test(name)) return 'Java options';
  if (/(?:^|\s)--?$/.test(line)) return 'command options';
  if (/(?:^|\s)(?:env|arg)\s+$/.test(line) && separator === ' ') return 'Dockerfile';
  if (separator.includes('|')) return 'table';
  if (/^(?:aws\.|spring\.|quarkus\.|cloud\.)/i.test(name)) return 'Java properties';
  if (separator.includes(':') && !separator.includes('=')) return 'YAML or labelled text';
  if (/^(?:access_key|secret_key|token|region)$/.test(name)) return 'access_key settings';
  if (/^[A-Z0-9_]+$/.test(name)) return 'environment variables';
  if (/^aws_/.test(name)) return 'credentials file';
  if (/^AWSAccess|^AWSSecret/i.test(name)) return 'key file';
  return 'settings';
}
