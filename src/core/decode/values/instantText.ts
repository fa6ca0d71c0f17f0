/** Seconds since 1970 and nanoseconds as ISO 8601; undefined beyond what a Date can hold. */
export function instantText(seconds: bigint, nanoseconds: number): string | undefined {
  if (seconds < -8_640_000_000_000n || seconds > 8_640_000_000_000n) return undefined;
  if (nanoseconds < 0 || nanoseconds > 999_999_999) return undefined;
  const whole = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', '');
  if (nanoseconds === 0) return `${whole}Z`;
  return `${whole}.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}Z`;
}
