import type { Key } from '$lib/words/index.svelte';

/** The roles of people, and what each is for. */
export const roles = {
  warehouse: { word: 'setting.role_warehouse', may: 'setting.role_warehouse_may' },
  officer: { word: 'setting.role_officer', may: 'setting.role_officer_may' },
  consolidator: { word: 'setting.role_consolidator', may: 'setting.role_consolidator_may' },
  administrator: { word: 'setting.role_administrator', may: 'setting.role_administrator_may' },
} as const satisfies Record<string, { word: Key; may: Key }>;

/** The word for a role; one that this page does not know is called as the ledger has it. */
export const roleKey = (role: string): Key | null => roles[role as keyof typeof roles]?.word ?? null;
