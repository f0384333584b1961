import type uPlot from 'uplot';

/** How many series have a colour of their own; the last one takes all others. */
export const mostSeries = 6;

/** A token's value, for the canvas, which knows no custom properties. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The colour of a series. */
export const colour = (index: number) => token(`plot-${index + 1}`);

/** The font of what is written on a plot. */
export const font = () => `13px ${getComputedStyle(document.body).fontFamily}`;

/** A plot's data as its table has it: rows by series. */
export interface Stacks {
  labels: string[]; // of the places on the axis
  series: { name: string; values: number[] }[]; // whole grams
}

/** Puts sums into stacks: the heaviest series singly, what is beyond them as one. */
export function stacked(
  labels: string[],
  parts: { at: number; code: string; name: string; netG: number }[],
  others: string,
): Stacks {
  const byCode = new Map<string, { name: string; values: number[]; sum: number }>();
  for (const { at, code, name, netG } of parts) {
    const one = byCode.get(code) ?? { name, values: labels.map(() => 0), sum: 0 };
    byCode.set(code, one);
    one.values[at] = (one.values[at] ?? 0) + netG;
    one.sum += netG;
  }
  const all = [...byCode.values()].sort((a, b) => b.sum - a.sum);
  if (all.length <= mostSeries) return { labels, series: all };
  const rest = all.slice(mostSeries - 1);
  const values = labels.map((_, i) => rest.reduce((sum, one) => sum + (one.values[i] ?? 0), 0));
  return { labels, series: [...all.slice(0, mostSeries - 1), { name: others, values }] };
}

/** What an axis looks like, whatever it measures. */
export function axis(label: string, more: Partial<uPlot.Axis> = {}): uPlot.Axis {
  return {
    label, labelSize: 22, labelFont: font(), font: font(), labelGap: 2,
    stroke: token('ink-2'),
    grid: { stroke: token('edge'), width: 1 },
    ticks: { stroke: token('edge'), width: 1, size: 4 },
    ...more,
  };
}

/** Draws bars of stacks, each with a line of ground between its parts, so that colour is not all that parts them. */
export function drawStacks(stacks: Stacks) {
  return (plot: uPlot) => {
    const { ctx } = plot;
    const left = plot.valToPos(0, 'x', true);
    const step = plot.valToPos(1, 'x', true) - left;
    const wide = Math.max(2, Math.min(step * 0.7, 64 * devicePixelRatio));
    stacks.labels.forEach((_, at) => {
      let sum = 0;
      stacks.series.forEach(({ values }, i) => {
        const value = (values[at] ?? 0) / 1000;
        if (value <= 0) return;
        const bottom = plot.valToPos(sum, 'y', true);
        sum += value;
        const top = plot.valToPos(sum, 'y', true);
        ctx.fillStyle = colour(i);
        ctx.fillRect(plot.valToPos(at, 'x', true) - wide / 2, top, wide, Math.max(1, bottom - top - devicePixelRatio));
      });
    });
  };
}
