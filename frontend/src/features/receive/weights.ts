import { grams, scaled } from '$lib/ui/figures';

/** The weights of one lot as typed, in kilograms. */
export interface Typed {
  gross: string;
  tare: string;
  gradeA: string;
  gradeB: string;
  reject: string;
}

/** The same in grams. What is empty or no number is null, except where nothing means zero. */
export interface Weights {
  gross: number | null;
  tare: number;
  net: number | null;
  graded: boolean;
  sum: number; // of the three grades
  left: number; // of the net weight, to grade
}

/** Reckons what follows from the weights of a lot. */
export function weigh(typed: Typed): Weights {
  const gross = grams(typed.gross);
  const tare = grams(typed.tare) ?? 0;
  const net = gross === null ? null : gross - tare;
  const graded = isGraded(typed);
  const sum = [typed.gradeA, typed.gradeB, typed.reject].reduce((all, one) => all + (grams(one) ?? 0), 0);
  return { gross, tare, net, graded, sum, left: (net ?? 0) - sum };
}

/** A lot with any grade typed is graded; one with none is graded later. */
export function isGraded(typed: Pick<Typed, 'gradeA' | 'gradeB' | 'reject'>): boolean {
  return [typed.gradeA, typed.gradeB, typed.reject].some((one) => one.trim() !== '');
}

/** How the weight of one package compares with what is usual. */
export interface PerPackage {
  net: number; // grams, rounded
  usual: boolean | null; // null where nothing is known of such packages
}

interface Item {
  package: string;
  minNetG: number;
  maxNetG: number;
}

/** Compares the net weight of one package with the range of its item: it speaks of packages of the item's own kind. */
export function perPackage(net: number | null, packages: string, kind: string, item?: Item): PerPackage | null {
  const count = Number(packages);
  if (net === null || net <= 0 || !Number.isInteger(count) || count <= 0) return null;
  const each = Math.round(net / count);
  const known = item && (item.minNetG > 0 || item.maxNetG > 0) && (kind === '' || kind === item.package);
  if (!known) return { net: each, usual: null };
  return { net: each, usual: each >= item.minNetG && (item.maxNetG === 0 || each <= item.maxNetG) };
}

/** Writes weights that stand under one another with as many decimals as the finest of them needs. */
export function aligned(all: number[]): (netG: number) => string {
  const decimals = all.some((one) => one % 100 !== 0) ? 3 : 1;
  return (netG) => scaled(netG, 3, decimals);
}
