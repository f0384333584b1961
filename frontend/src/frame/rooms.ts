import Box from '@lucide/svelte/icons/box';
import Boxes from '@lucide/svelte/icons/boxes';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Database from '@lucide/svelte/icons/database';
import FileText from '@lucide/svelte/icons/file-text';
import PackageOpen from '@lucide/svelte/icons/package-open';
import Send from '@lucide/svelte/icons/send';
import Settings from '@lucide/svelte/icons/settings';
import Truck from '@lucide/svelte/icons/truck';
import type { Component } from 'svelte';
import type { Key } from '$lib/words/index.svelte';

/** One entry of the rail: its word, its icon, its page, and what one must be allowed to do to see it. */
export interface Room {
  word: Key;
  icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
  permission: string;
  page: () => Promise<{ default: Component<{ about?: string }> }>;
}

/** The rooms of the house, in the order of the rail. Ctrl+1 is the first. */
export const rooms = {
  today: {
    word: 'frame.today', icon: CalendarDays, permission: 'look',
    page: () => import('../features/today/Today.svelte'),
  },
  receive: {
    word: 'frame.receive', icon: PackageOpen, permission: 'receive',
    page: () => import('../features/receive/Receive.svelte'),
  },
  pack: {
    word: 'frame.pack', icon: Box, permission: 'pack',
    page: () => import('../features/pack/Pack.svelte'),
  },
  load: {
    word: 'frame.load', icon: Truck, permission: 'look',
    page: () => import('../features/load/Load.svelte'),
  },
  papers: {
    word: 'frame.papers', icon: FileText, permission: 'look',
    page: () => import('../features/papers/Papers.svelte'),
  },
  platform: {
    word: 'frame.platform', icon: Send, permission: 'look',
    page: () => import('../features/platform/Platform.svelte'),
  },
  stock: {
    word: 'frame.stock', icon: Boxes, permission: 'look',
    page: () => import('../features/stock/Stock.svelte'),
  },
  masters: {
    word: 'frame.masters', icon: Database, permission: 'look',
    page: () => import('../features/masters/Masters.svelte'),
  },
  settings: {
    word: 'frame.settings', icon: Settings, permission: 'look',
    page: () => import('../features/settings/Settings.svelte'),
  },
} satisfies Record<string, Room>;
