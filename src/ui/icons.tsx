import type { ComponentChildren } from 'preact';

/** A 16-pixel line drawing in the colour of the text around it; its button carries the name. */
function Line({ children, filled }: { children: ComponentChildren; filled?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const IconTab = () => (
  <Line>
    <path d="M9.5 2.5h4v4M13.2 2.8 8.5 7.5M12.5 9.5v3a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3" />
  </Line>
);

export const IconSide = () => (
  <Line>
    <rect x="2" y="3" width="12" height="10" rx="1.2" />
    <path d="M9.5 3v10" />
  </Line>
);

export const IconGear = () => (
  <Line>
    <circle cx="8" cy="8" r="2.1" />
    <path d="M8 1.8v1.7M8 12.5v1.7M1.8 8h1.7M12.5 8h1.7M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M3.6 12.4l1.2-1.2M11.2 4.8l1.2-1.2" />
  </Line>
);

export const IconStar = ({ filled }: { filled: boolean }) => (
  <Line filled={filled}>
    <path d="m8 1.9 1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z" />
  </Line>
);

export const IconList = () => (
  <Line>
    <path d="M2.5 4h11M2.5 8h11M2.5 12h6.5" />
  </Line>
);

export const IconSliders = () => (
  <Line>
    <path d="M2 4.5h6.2M11.8 4.5H14M2 11.5h2.2M7.8 11.5H14" />
    <circle cx="10" cy="4.5" r="1.8" />
    <circle cx="6" cy="11.5" r="1.8" />
  </Line>
);

export const IconChevron = () => (
  <Line>
    <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
  </Line>
);

export const IconPlus = () => (
  <Line>
    <path d="M8 3v10M3 8h10" />
  </Line>
);

export const IconTrash = () => (
  <Line>
    <path d="M2.8 4.2h10.4M6.2 4V2.6h3.6V4M4.2 4.5l.6 8.1a1 1 0 0 0 1 .9h4.4a1 1 0 0 0 1-.9l.6-8.1M6.8 7v4M9.2 7v4" />
  </Line>
);

export const IconCopy = () => (
  <Line>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.2" />
    <path d="M10.5 5.2V3.7a1.2 1.2 0 0 0-1.2-1.2H3.7a1.2 1.2 0 0 0-1.2 1.2v5.6a1.2 1.2 0 0 0 1.2 1.2h1.5" />
  </Line>
);

export const IconAgain = () => (
  <Line>
    <path d="M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3h-3" />
  </Line>
);

export const IconPencil = () => (
  <Line>
    <path d="m3 10.6-.6 3 3-.6 7.4-7.4-2.4-2.4zM9 4.6l2.4 2.4" />
  </Line>
);

export const IconPin = ({ filled }: { filled?: boolean }) => (
  <Line filled={filled ?? false}>
    <path d="M5.6 2.2h4.8M6.3 2.4v4L4.2 9h7.6L9.7 6.4v-4" />
    <path d="M8 9.2v4.6" />
  </Line>
);

export const IconCross = () => (
  <Line>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Line>
);

export const IconExport = () => (
  <Line>
    <path d="M8 2.2v7.6M4.9 6.9 8 10l3.1-3.1M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2" />
  </Line>
);

export const IconServer = () => (
  <Line>
    <rect x="2.5" y="2.5" width="11" height="4.6" rx="1" />
    <rect x="2.5" y="8.9" width="11" height="4.6" rx="1" />
    <path d="M5 4.8h.01M5 11.2h.01" />
  </Line>
);
