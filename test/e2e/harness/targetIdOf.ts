import type { Target } from 'puppeteer-core';

/** Chromium's id of a target: a member that puppeteer's types leave out. */
export const targetIdOf = (target: Target): string => (target as unknown as { _targetId: string })._targetId;
