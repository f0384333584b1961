let canvas: CanvasRenderingContext2D | null = null;

function widthOf(text: string, size: number, weight: number): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return 0;
  canvas.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return canvas.measureText(text).width;
}

/** Whether a text fits a width. */
export function fits(text: string, width: number, size: number, weight = 400): boolean {
  return widthOf(text, size, weight) <= width;
}

/** Shortens a text so that it fits a width, as SVG does not do it itself. */
export function fit(text: string, width: number, size: number, weight = 400): string {
  if (fits(text, width, size, weight)) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  while (letters.length > 1 && !fits(`${letters.join('')}…`, width, size, weight)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
