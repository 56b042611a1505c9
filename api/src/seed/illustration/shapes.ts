import { n, type Point } from './pen.js';

/** A rectangle with rounded corners, as a path. */
export function roundedRect(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const corner = (dx: number, dy: number) => `a${n(r)},${n(r)} 0 0 1 ${n(dx)},${n(dy)}`;
  return [
    `M${n(x + r)},${n(y)}h${n(width - 2 * r)}${corner(r, r)}v${n(height - 2 * r)}${corner(-r, r)}`,
    `h${n(2 * r - width)}${corner(-r, -r)}v${n(2 * r - height)}${corner(r, -r)}z`,
  ].join('');
}

/** An ellipse as a clockwise path. */
export function ellipse(x: number, y: number, rx: number, ry: number): string {
  const half = `a${n(rx)},${n(ry)} 0 1 1`;
  return `M${n(x - rx)},${n(y)}${half} ${n(2 * rx)},0${half} ${n(-2 * rx)},0z`;
}

/** Straight lines through the points, closed. */
export function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${n(x)},${n(y)}`).join('L')}z`;
}

/** A smooth open curve through the points (Catmull-Rom as cubic Béziers). */
export function curve(points: readonly Point[]): string {
  const at = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? [0, 0];
  let path = `M${n(at(0)[0])},${n(at(0)[1])}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path += `C${n(p1[0] + (p2[0] - p0[0]) / 6)},${n(p1[1] + (p2[1] - p0[1]) / 6)}`;
    path += ` ${n(p2[0] - (p3[0] - p1[0]) / 6)},${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])},${n(p2[1])}`;
  }
  return path;
}

/** A smooth closed curve through the points. */
export function blob(points: readonly Point[]): string {
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return '';
  const around = [last, ...points, first, second];
  const whole = curve(around);
  // The first and last stretch only steer the tangents: start at the first real point, stop when it comes round again.
  const pieces = whole.split('C');
  return `M${n(first[0])},${n(first[1])}C${pieces.slice(2, -1).join('C')}z`;
}

/** A leaf from its stem end to its tip, `width` at its widest. */
export function leaf(from: Point, to: Point, width: number): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ox, oy] = [(-dy / length) * width * 0.66, (dx / length) * width * 0.66];
  const at = (share: number, side: number) =>
    `${n(from[0] + dx * share + ox * side)},${n(from[1] + dy * share + oy * side)}`;
  const tip = `${n(to[0])},${n(to[1])}`;
  return `M${n(from[0])},${n(from[1])}C${at(0.2, 1)} ${at(0.66, 1)} ${tip}C${at(0.66, -1)} ${at(0.2, -1)} ${n(from[0])},${n(from[1])}z`;
}
