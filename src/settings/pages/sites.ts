/** Scheme and host of a match pattern, which stands for every port. */
export const siteOf = (pattern: string): string => pattern.replace(/\/\*$/, '');

/** The match pattern that stands for an origin. */
export const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};
