import { useId } from 'preact/hooks';

/** The extension's mark, as in icon.svg; inline, since the CSP of our pages allows no data: images. */
export function Mark({ size = 16 }: { size?: number }) {
  const id = useId();
  return (
    <svg viewBox="0 0 128 128" width={size} height={size} aria-hidden="true">
      <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
        <stop offset="0.1" stop-color="#1a5fd0" />
        <stop offset="0.95" stop-color="#14773d" />
      </linearGradient>
      <rect width="128" height="128" rx="28" fill={`url(#${id})`} />
      <g fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round">
        <path d="M34 49 56 71 97 26" stroke-width="16" />
        <path d="M24 100c9-12 18-12 26.7 0s17.7 12 26.7 0 17.7-12 26.6 0" stroke-width="10" />
      </g>
    </svg>
  );
}
