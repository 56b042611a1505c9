import type { Placed, ScenePicture } from '../../illustration/index.js';
import type { PictureSeed } from '../shape.js';
import { layout, on, table } from '../still-life.js';
import { GLAZE, MATERIAL } from './palette.js';

const { Oat, Tide, Ember, Moss, Ink, Honey, Chalk } = GLAZE;

function seed(picture: ScenePicture, alt: string): PictureSeed {
  return { picture, alt };
}

const morning: readonly Placed[] = [
  on('vaseStems', Chalk[0], '#7d8d6d', -260, -150),
  on('teapot', Tide[0], Tide[1], -40, -60),
  on('loaf', '#b9783f', '#fff', 280, -90),
  on('mug', Oat[0], Oat[1], -185, 90),
  on('mug', Ember[0], Ember[1], 120, 110),
  on('lemon', '#e8b93a', '#fff', 235, 150),
  on('pinchBowl', Moss[0], Moss[1], 345, 120),
];

const morningPortrait: readonly Placed[] = [
  on('vaseStems', Chalk[0], '#7d8d6d', -120, -170),
  on('pitcher', Tide[0], Tide[1], 110, -70),
  on('bowl', Oat[0], Oat[1], -90, 110),
  on('lemon', '#e8b93a', '#fff', -106, 108, 52),
  on('mug', Ember[0], Ember[1], 160, 170),
];

/** The still lifes of Morrow & Clay, by the moment of the day they show. */
export const scenes = {
  hero: seed(
    table('paper', 880, morning, 'wide', true),
    'A table in morning light: a blue teapot, two mugs, a loaf, a lemon and a vase of eucalyptus',
  ),
  heroPortrait: seed(
    table('paper', 560, morningPortrait, 'tall', true),
    'A blue pitcher, a bowl with a lemon, a mug and a vase of eucalyptus in morning light',
  ),
  cups: seed(
    table('sage', 760, [
      on('mugTall', Tide[0], Tide[1], -250, -60),
      on('milkJug', Honey[0], '#f3e7d4', -150, -110),
      on('mug', Ember[0], Ember[1], -120, 70),
      on('teapot', Oat[0], Oat[1], 60, -80),
      on('espresso', Ink[0], '#f3e7d4', 80, 130),
      on('beaker', Moss[0], Moss[1], 245, -20),
      on('mugEnamel', Chalk[0], '#26456b', 215, 120),
    ]),
    'Mugs, cups, a milk jug and a teapot gathered on a sage green table',
  ),
  supper: seed(
    table('oat', 900, [
      on('pitcher', Chalk[0], Chalk[1], -290, -140),
      on('noodleBowl', Ink[0], Ember[0], -90, -50),
      on('woodBowl', '#a8713f', '#c79d76', 220, -110),
      on('pear', '#b9b04a', '#fff', 190, -112, 78),
      on('pear', '#c2a848', '#fff', 258, -113, 68),
      on('bowl', Tide[0], Tide[1], -250, 110),
      on('sidePlate', Oat[0], Ember[0], 80, 150),
      on('pinchBowl', Honey[0], Honey[1], 330, 130),
    ]),
    'Bowls and plates set out for supper beside a white pitcher and a wooden bowl of pears',
  ),
  stove: seed(
    table('clay', 1080, [
      on('kettle', '#26456b', '#8a5a34', -330, -90),
      on('casserole', Ember[0], MATERIAL.brass, 20, -40),
      on('beanPot', Moss[0], Moss[1], 350, -120),
      on('saucepan', Chalk[0], '#a8713f', 230, 150),
      on('lemon', '#e8b93a', '#fff', -150, 150),
    ]),
    'A kettle, a casserole, a bean pot and a small saucepan on a clay-coloured counter',
  ),
  chopping: seed(
    layout('oat', 900, [
      { ...on('longBoard', MATERIAL.oak, '#e6d9c3', -150, 0), angle: -6 },
      { ...on('chefKnife', MATERIAL.walnut, MATERIAL.brass, 130, 20), angle: -74 },
      { ...on('paringKnife', '#8a5a34', MATERIAL.steel, 250, 60), angle: -82 },
      { ...on('napkinsCheck', '#f0e8d8', '#5f7a86', 340, -150), angle: 14 },
    ]),
    'An oak board, a chef’s knife and a paring knife laid beside folded napkins, seen from above',
  ),
  linen: seed(
    table('mist', 900, [
      on('blanket', MATERIAL.wool, Tide[0], -170, -60),
      on('blanketCheck', Moss[0], '#f0e8d8', 220, -90),
      on('mug', Ember[0], Ember[1], -130, -60, 165),
      on('vaseStems', Oat[0], '#7d8d6d', 410, -190),
      on('candlestickBrass', MATERIAL.brass, '#efe3c8', -390, -120),
    ]),
    'Folded wool blankets with a mug set down on top, a brass candlestick and a vase',
  ),
  evening: seed(
    table('ink', 860, [
      on('tableLamp', Tide[0], '#efe0c0', -230, -120),
      on('candlestickBrass', MATERIAL.brass, '#efe3c8', 20, -90),
      on('candlestickClay', Ember[0], '#efe3c8', 120, -20),
      on('pillarWide', MATERIAL.beeswax, '#fff', 250, -60),
      on('tealightBowl', Oat[0], Oat[1], -40, 130),
      on('tinCandle', '#b9b4a8', '#efe3c8', 190, 140),
    ]),
    'A lamp and candles burning on a dark table in the evening',
  ),
  sill: seed(
    table(
      'mist',
      960,
      [
        on('planterTall', MATERIAL.terracotta, '#fff', -300, -130),
        on('planterGlazed', '#2f4f5a', '#fff', -60, -70),
        on('wateringCan', '#3f5a4c', MATERIAL.brass, 230, -10),
        on('planterHerb', '#b5673f', '#fff', 360, -170),
        on('twine', '#c7a676', '#fff', -180, 130),
        on('tin', '#3f5a4c', '#efe3c8', -310, 110),
      ],
      'wide',
      true,
    ),
    'Pots with an olive, herbs and a cast-iron plant beside a green watering can on a window sill',
  ),
  desk: seed(
    layout('sage', 1000, [
      { ...on('sewingPattern', '#26456b', '#5f7a86', -300, 20), angle: -6 },
      { ...on('book', '#3f5a4c', '#e8c98a', 110, 10), angle: 7 },
      { ...on('blockSheets', '#3f5a4c', '#c4623f', 430, -40), angle: 10 },
    ]),
    'Pattern sheets, a clothbound cookery book and block-print sheets on a table, seen from above',
  ),
  teaTable: seed(
    table(
      'plum',
      620,
      [
        on('teapot', Ink[0], Ink[1], -70, -80),
        on('teaBowl', Oat[0], Oat[1], -170, 80),
        on('teaBowl', Moss[0], Moss[1], 70, 120),
        on('milkJug', Chalk[0], '#f3e7d4', 190, -20),
      ],
      'tall',
    ),
    'A dark teapot with two tea bowls and a milk jug',
  ),
  breakfast: seed(
    table(
      'mist',
      640,
      [
        on('pitcher', Chalk[0], Chalk[1], -150, -120),
        on('loaf', '#b9783f', '#fff', 120, -100),
        on('latteBowl', Honey[0], '#f3e7d4', -60, 70),
        on('mugEnamel', Chalk[0], '#26456b', 130, 90),
      ],
      'tall',
    ),
    'A café-au-lait bowl, an enamel mug and a loaf at breakfast',
  ),
  fruit: seed(
    table(
      'sage',
      640,
      [
        on('woodBowl', '#a8713f', '#c79d76', -10, -40),
        on('pear', '#b9b04a', '#fff', -60, -42, 72),
        on('lemon', '#e8b93a', '#fff', 10, -43, 86),
        on('pear', '#c2a848', '#fff', 66, -42, 70),
        on('candlestickClay', Oat[0], '#efe3c8', 210, -130),
        on('pinchBowl', Ember[0], Ember[1], 170, 120),
      ],
      'tall',
    ),
    'A turned wooden bowl filled with pears and a lemon',
  ),
  candleTable: seed(
    table(
      'plum',
      560,
      [
        on('candlestickBrass', MATERIAL.brass, '#efe3c8', -110, -90),
        on('candlestickBrass', MATERIAL.brass, '#efe3c8', -10, -10),
        on('tealightBowl', Moss[0], Moss[1], 120, 60),
        on('pillar', '#efe3c8', '#fff', 150, -110),
      ],
      'tall',
    ),
    'Two brass candlesticks, a pillar candle and a tealight bowl alight',
  ),
  potting: seed(
    table(
      'ochre',
      700,
      [
        on('planterEmpty', '#b5673f', '#fff', -170, -120),
        on('planterHerb', MATERIAL.terracotta, '#fff', 90, -60),
        on('tin', '#3f5a4c', '#efe3c8', -120, 90),
        on('twine', '#c7a676', '#fff', 150, 140),
      ],
      'tall',
    ),
    'Terracotta pots, a seed tin and a ball of twine at potting time',
  ),
} satisfies Record<string, PictureSeed>;
