/** The shapes in which a signed URL can be copied. */
export type CopyFormat = 'url' | 'wscat' | 'websocat' | 'javascript' | 'node' | 'python' | 'curl';
