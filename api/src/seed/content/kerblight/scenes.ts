import type { PictureSeed } from '../shape.js';
import { layout, on, table } from '../still-life.js';
import { FINISH } from './shelf.js';

const { volt, black, graphite, silver, slate, white, beam, red, jet } = FINISH;

function laid(kind: Parameters<typeof on>[0], colours: readonly [string, string], x: number, z: number, angle = 0) {
  return { ...on(kind, colours[0], colours[1], x, z), angle };
}

/** The group pictures of Kerblight. */
export const scenes = {
  hero: {
    picture: layout('night', 1060, [
      laid('lampSide', [silver, beam], -330, -170),
      laid('helmet', [white, red], 330, -150),
      laid('miniPump', [graphite, volt], -250, 60, -10),
      laid('vest', [volt, jet], 20, 20, -4),
      laid('uLock', [black, volt], 360, 190, 8),
      laid('multitool', [graphite, volt], -300, 240, -6),
    ]),
    alt: 'A front lamp throwing its beam over a helmet, a vest, a lock and tools on black',
  },
  heroPortrait: {
    picture: layout(
      'night',
      560,
      [
        laid('lampSide', [silver, beam], -110, -250),
        laid('vest', [volt, jet], 50, 30, -6),
        laid('multitool', [graphite, volt], -90, 310, -8),
      ],
      'tall',
    ),
    alt: 'A front lamp, a reflective vest and a multitool on black',
  },
  lights: {
    picture: layout('night', 900, [
      laid('lampSide', [silver, beam], -260, -130),
      laid('lampSide', [graphite, beam], -120, 60),
      laid('band', [volt, jet], 280, 190),
    ]),
    alt: 'Two front lamps crossing their beams above a reflective band',
  },
  bags: {
    picture: table('studio', 1000, [
      on('pannier', slate, volt, -260, -60),
      on('pannierSmall', volt, jet, 90, -20),
      on('flask', black, volt, 280, 60),
      on('bottle', white, jet, 380, 90),
    ]),
    alt: 'Two roll-top panniers standing beside a flask and a bottle',
  },
  locks: {
    picture: layout('asphalt', 900, [
      laid('uLock', [black, volt], -210, 10, -8),
      laid('foldingLock', [silver, volt], 190, 20, 4),
    ]),
    alt: 'A U-lock and a folding lock on asphalt grey',
  },
  tools: {
    picture: layout('studio', 860, [
      laid('miniPump', [silver, volt], -160, -130, -8),
      laid('multitool', [black, volt], 200, -70, 6),
      laid('tyreLevers', [black, volt], -170, 130, -6),
      laid('band', [volt, black], 210, 150, -8),
    ]),
    alt: 'A mini pump, a multitool, tyre levers and a reflective band laid out on a white grid',
  },
  ride: {
    picture: layout('signal', 980, [
      laid('gloves', [black, volt], -230, 20, -5),
      laid('helmet', [black, red], 240, 0, 4),
    ]),
    alt: 'Gloves and a black helmet on a bright lime ground',
  },
  commute: {
    picture: table(
      'night',
      760,
      [on('pannier', slate, volt, -150, -40), on('flask', volt, jet, 80, 50), on('bottle', white, jet, 180, 90)],
      'square',
    ),
    alt: 'A slate pannier with a lime flask and a white bottle in the dark',
  },
  roadside: {
    picture: layout(
      'studio',
      620,
      [
        laid('multitool', [black, volt], -40, -140, -8),
        laid('miniPump', [silver, volt], 0, 40, -14),
        laid('tyreLevers', [black, volt], 20, 190, 4),
      ],
      'square',
    ),
    alt: 'A multitool, a pump and tyre levers: the roadside kit',
  },
} satisfies Record<string, PictureSeed>;
