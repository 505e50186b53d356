/** Owns which format a pack is written in: the lowest that may hold what it holds. */
import type { Pack } from './snippet';

/** 2 may carry readings of pages, 3 suggestions of what to set: releases before one say that they must be updated. */
export const PACK_FORMATS = ['sideline-pack/1', 'sideline-pack/2', 'sideline-pack/3'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

export const formatOf = ({ sites, settings }: Pick<Pack, 'sites' | 'settings'>): PackFormat =>
  settings ? 'sideline-pack/3' : sites ? 'sideline-pack/2' : 'sideline-pack/1';
