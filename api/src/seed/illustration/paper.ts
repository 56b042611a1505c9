import { shade } from './colour.js';
import { printedSheets, wallArt, type Art } from './compositions.js';
import type { Drawer, Look } from './drawn.js';
import { fill, group, n, softFill, stroke, type Pen } from './pen.js';
import { between } from './random.js';
import { leaf, roundedRect } from './shapes.js';

function paperTone(pen: Pen, width: number, height: number, colour: string): string {
  return pen.linear(
    [0, 0],
    [width, height],
    [
      [0, shade(colour, 0.5)],
      [0.6, colour],
      [1, shade(colour, -0.1)],
    ],
  );
}

function framed(art: Art): Drawer {
  return (pen, look) => {
    const wood = pen.linear(
      [-172, 0],
      [172, 454],
      [
        [0, '#c79b66'],
        [0.5, '#a87a47'],
        [1, '#7c5630'],
      ],
    );
    const outer = 'M-172,0H172V454H-172z';
    const mat = fill('M-160,12H160V442H-160z', paperTone(pen, 320, 430, '#f6f0e4'));
    const inset = stroke('M-160,442V12H160', '#20160f', 4, 'opacity="0.26" stroke-linecap="butt"');
    const sheet = group(
      group(art(pen, look), pen.clip('M0,0H300V400H0z')),
      'transform="translate(-114 58) scale(0.76 0.86)"',
    );
    const glass = fill('M-160,12H20L-160,330z', '#ffffff', 'opacity="0.13"');
    const lit = stroke('M-171,453V1H171', '#f0d3a4', 2, 'opacity="0.7" stroke-linecap="butt"');
    return {
      art: fill(outer, wood) + lit + mat + sheet + inset + glass,
      rest: 'wall',
      bounds: { left: 172, right: 172, up: 0, down: 454 },
      outline: outer,
    };
  };
}

function sheets(front: Art, back: Art): Drawer {
  return (pen, look) => {
    const page = (art: Art, turn: number, x: number, y: number, top: boolean) => {
      const outline = 'M-150,-200H150V200H-150z';
      const drop = group(softFill(outline, '#20160f', 8, 0.24), 'transform="translate(5 7)"');
      const curl =
        fill('M150,200L104,200C130,194 140,176 150,150z', shade('#f4eee2', -0.16)) +
        fill('M104,200C122,190 120,172 122,164C132,168 142,160 150,150z', '#fffaf2');
      const content = group(group(art(pen, look), 'transform="translate(-150 -200)"'), pen.clip(outline));
      return group(
        drop + fill(outline, paperTone(pen, 150, 200, '#f7f2e8')) + content + (top ? curl : ''),
        `transform="translate(${x} ${y}) rotate(${turn})"`,
      );
    };
    return {
      art: page(back, 9, 26, -14, false) + page(front, -5, -16, 10, true),
      rest: 'flat',
      angle: 0,
      bounds: { left: 184, right: 206, up: 236, down: 230 },
    };
  };
}

const book: Drawer = (pen, look) => {
  const cover = roundedRect(-128, -172, 256, 344, 5);
  const cloth = pen.linear(
    [-128, -172],
    [128, 172],
    [
      [0, shade(look.main, 0.22)],
      [0.5, look.main],
      [1, shade(look.main, -0.24)],
    ],
  );
  const pages =
    fill('M-120,-166H136V180H-120z', '#efe6d4') +
    stroke([0, 1, 2, 3].map((i) => `M${129 + i * 2},-166V${176 + i}`).join(''), '#b9a98c', 0.8) +
    stroke([0, 1, 2].map((i) => `M-120,${174 + i * 2}H136`).join(''), '#b9a98c', 0.8);
  const backCover = fill(roundedRect(-124, -166, 264, 350, 5), shade(look.main, -0.5));
  const hinge =
    stroke('M-106,-172V172', '#20160f', 4, 'opacity="0.2" stroke-linecap="butt"') +
    stroke('M-102,-172V172', '#ffffff', 1.4, 'opacity="0.25" stroke-linecap="butt"');
  const panel = group(recipePlate(look), 'transform="translate(-74 -132)"');
  const foil = stroke('M-30,104H62M-14,122H46', look.second, 5) + stroke('M-4,138H36', look.second, 3);
  const threads = Array.from(
    { length: 80 },
    () => `M${n(between(pen.random, -126, 120))},${n(between(pen.random, -170, 164))}h${n(between(pen.random, 4, 14))}`,
  ).join('');
  const art =
    backCover + pages + fill(cover, cloth) + stroke(threads, '#ffffff', 0.7, 'opacity="0.16"') + hinge + panel + foil;
  return {
    art,
    rest: 'flat',
    angle: -7,
    bounds: { left: 128, right: 142, up: 172, down: 186 },
    outline: roundedRect(-128, -172, 268, 358, 5),
  };
};

function recipePlate(look: Look): string {
  return (
    fill(roundedRect(0, 0, 180, 216, 90), shade(look.second, 0.1)) +
    fill('M42,128H138C136,166 118,182 90,182C62,182 44,166 42,128z', look.main) +
    fill(leaf([90, 126], [60, 60], 18), shade(look.main, -0.25)) +
    fill(leaf([90, 126], [112, 44], 20), look.main) +
    fill(leaf([90, 126], [138, 82], 16), shade(look.main, -0.35)) +
    stroke('M34,129H146', shade(look.main, -0.4), 5)
  );
}

/** Framed prints, loose sheets and books. */
export const paper = {
  printHills: framed(wallArt.hills),
  printStillLife: framed(wallArt.stillLife),
  printArches: framed(wallArt.arches),
  printBotanic: framed(wallArt.botanic),
  printCutouts: framed(wallArt.cutouts),
  sewingPattern: sheets(printedSheets.patternPieces, printedSheets.grid),
  recipeSheets: sheets(printedSheets.recipe, printedSheets.recipe),
  glazeSheets: sheets(printedSheets.glazeTiles, printedSheets.recipe),
  blockSheets: sheets(printedSheets.blockRepeat, printedSheets.blockRepeat),
  plannerSheets: sheets(printedSheets.planner, printedSheets.planner),
  book,
} satisfies Record<string, Drawer>;
