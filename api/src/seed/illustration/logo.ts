import { n } from './pen.js';
import { KERBLIGHT_WORDMARK, MORROW_WORDMARK } from './wordmarks.js';

const SVG = 'xmlns="http://www.w3.org/2000/svg"';

/** A sun coming up over a bowl, in a square of 100. */
function bowlAndSun(ink: string, sun: string): string {
  return `<path d="M26 45a24 24 0 0 1 48 0z" fill="${sun}"/><path d="M10 52h80c0 24-15 38-32 38h-16C25 90 10 76 10 52z" fill="${ink}"/>`;
}

/** A double chevron pointing the way, in a square of 100. */
function chevrons(paint: string): string {
  return `<path d="M16 58 50 20l34 38h-19L50 41 35 58z" fill="${paint}"/><path d="M16 84 50 46l34 38h-19L50 67 35 84z" fill="${paint}" opacity=".55"/>`;
}

/** The logo of Morrow & Clay for light or dark grounds. */
export function morrowLogo(ground: 'light' | 'dark'): string {
  const [ink, sun] = ground === 'light' ? ['#2b2620', '#c4623f'] : ['#f6efe2', '#e08a64'];
  const width = MORROW_WORDMARK.width + 116;
  const name = `<path transform="translate(112 76)" d="${MORROW_WORDMARK.path}" fill="${ink}" stroke="${ink}" stroke-width="1.2"/>`;
  return `<svg ${SVG} viewBox="0 0 ${n(width)} 104" role="img" aria-label="Morrow &amp; Clay">${bowlAndSun(ink, sun)}${name}</svg>`;
}

/** The browser icon of Morrow & Clay. */
export function morrowFavicon(): string {
  return `<svg ${SVG} viewBox="0 0 128 128"><rect width="128" height="128" rx="28" fill="#f6efe2"/><g transform="translate(14 8)">${bowlAndSun('#2b2620', '#c4623f')}</g></svg>`;
}

/** The logo of Kerblight for light or dark grounds. */
export function kerblightLogo(ground: 'light' | 'dark'): string {
  const [ink, plate, mark] = ground === 'light' ? ['#0d0f11', '#0d0f11', '#d9ff3f'] : ['#ffffff', '#d9ff3f', '#0d0f11'];
  const width = KERBLIGHT_WORDMARK.width + 124;
  const tile = `<rect x="2" y="2" width="100" height="100" rx="14" fill="${plate}"/><g transform="translate(9 6) scale(.86)">${chevrons(mark)}</g>`;
  const name = `<path transform="translate(122 87)" d="${KERBLIGHT_WORDMARK.path}" fill="${ink}" stroke="${ink}" stroke-width="5.5" stroke-linejoin="round"/>`;
  return `<svg ${SVG} viewBox="0 0 ${n(width)} 104" role="img" aria-label="Kerblight">${tile}${name}</svg>`;
}

/** The browser icon of Kerblight. */
export function kerblightFavicon(): string {
  return `<svg ${SVG} viewBox="0 0 128 128"><rect width="128" height="128" rx="24" fill="#0d0f11"/><g transform="translate(14 12)">${chevrons('#d9ff3f')}</g></svg>`;
}
