import type uPlot from 'uplot';
import type { app } from '$lib/backend';
import { count } from '$lib/ui/figures';
import { say } from '$lib/words/index.svelte';
import { font, token } from './plot';

const bar = 10;

/** Draws the time line: a bar from now to each departure, as far filled as the shipment is loaded. */
export function drawLine(leaving: app.TodayLeaving[], now: number) {
  return (plot: uPlot) => {
    const { ctx } = plot;
    const dense = devicePixelRatio;
    ctx.save();
    ctx.font = font().replace('13px', `${13 * dense}px`);
    ctx.textBaseline = 'middle';
    const today = plot.valToPos(now, 'x', true);
    leaving.forEach((one, i) => {
      const x = plot.valToPos(Date.parse(one.departsAt) / 1000, 'x', true);
      const y = plot.valToPos(i, 'y', true);
      drawOne(plot, one, x, y, today);
    });
    ctx.strokeStyle = token('ink-2');
    ctx.setLineDash([4 * dense, 3 * dense]);
    ctx.lineWidth = dense;
    ctx.beginPath();
    ctx.moveTo(today, plot.bbox.top);
    ctx.lineTo(today, plot.bbox.top + plot.bbox.height);
    ctx.stroke();
    ctx.fillStyle = token('ink-2');
    ctx.textAlign = today > plot.bbox.left + plot.bbox.width - 48 * dense ? 'right' : 'left';
    const aside = ctx.textAlign === 'right' ? -6 : 6;
    ctx.fillText(say('today.now'), today + aside * dense, plot.bbox.top + 8 * dense);
    ctx.restore();
  };
}

function drawOne(plot: uPlot, one: app.TodayLeaving, x: number, y: number, today: number) {
  const { ctx } = plot;
  const dense = devicePixelRatio;
  const gone = one.state === 'despatched';
  const half = (bar * dense) / 2;
  if (!gone && x > today) {
    const share = one.planned > 0 ? Math.min(1, one.loaded / one.planned) : 0;
    ctx.fillStyle = token('sunken');
    ctx.fillRect(today, y - half, x - today, bar * dense);
    ctx.strokeStyle = token('edge-strong');
    ctx.strokeRect(today, y - half, x - today, bar * dense);
    ctx.fillStyle = token('plot-1');
    ctx.fillRect(today, y - half, (x - today) * share, bar * dense);
  }
  ctx.fillStyle = gone ? token('plot-6') : token('plot-1');
  ctx.beginPath();
  ctx.moveTo(x, y - 8 * dense);
  ctx.lineTo(x + 8 * dense, y);
  ctx.lineTo(x, y + 8 * dense);
  ctx.lineTo(x - 8 * dense, y);
  ctx.fill();
  const text = `${one.reference}  ${count(one.loaded)} / ${count(one.planned)}`;
  const fits = x + 14 * dense + ctx.measureText(text).width < plot.bbox.left + plot.bbox.width;
  ctx.fillStyle = token('ink');
  ctx.textAlign = fits ? 'left' : 'right';
  ctx.fillText(text, x + (fits ? 14 : -14) * dense, fits || x <= today ? y : y - 14 * dense);
}
