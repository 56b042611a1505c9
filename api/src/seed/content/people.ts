import { between, type Random } from '../illustration/random.js';

/** A shopper with one address. */
export interface CustomerSeed {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly address: {
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
  };
  readonly phone?: string;
}

interface Places {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly streets: readonly string[];
  readonly cities: readonly (readonly [city: string, postalCode: string])[];
  /** Writes a street and a number in the country's order. */
  readonly address: (street: string, number: number) => string;
  readonly postalCode: (prefix: string, random: Random) => string;
  readonly phone: (random: Random) => string;
}

const words = (list: string) => list.split(' ');

const GERMANY: Places = {
  first: words(
    'Hanne Jonas Mila Ole Svenja Tarek Lena Matthis Paula Emil Ayşe Felix Greta Anton Ida Karl Nora Samuel Frieda Levin Marie Henrik Clara David Rosa Linus Johanna Mateo Elif Theo Antonia Bruno Marlene Piet Charlotte Aaron Wiebke Julian Zeynep Konrad',
  ),
  last: words(
    'Albrecht Baumann Carstens Dietz Engel Fischer Gruber Hartwig Iversen Jansen Kaya Lorenz Maurer Neumann Otte Petersen Quandt Reuter Schuster Thiele Ullrich Vogel Wagner Yılmaz Zimmer Brandl Heidenreich Krüger Lindner Möller Nowak Richter Sommerfeld Steiner Tietz Wolff',
  ),
  streets: [
    'Lindenallee',
    'Gartenstraße',
    'Am Mühlbach',
    'Kastanienweg',
    'Hafenstraße',
    'Schillerstraße',
    'Birkengrund',
    'Kirchgasse',
    'Eisenbahnstraße',
    'Rosenweg',
    'Marktplatz',
    'Wiesenring',
    'Goethestraße',
    'Alte Gasse',
  ],
  cities: [
    ['Leipzig', '041'],
    ['Berlin', '109'],
    ['Hamburg', '227'],
    ['Dresden', '010'],
    ['Köln', '506'],
    ['München', '803'],
    ['Halle (Saale)', '061'],
    ['Bremen', '282'],
    ['Weimar', '994'],
    ['Freiburg', '791'],
    ['Kassel', '341'],
    ['Erfurt', '990'],
    ['Hannover', '301'],
    ['Münster', '481'],
  ],
  address: (street, number) => `${street} ${number}`,
  postalCode: (prefix, random) => prefix + String(Math.floor(between(random, 10, 99))),
  phone: (random) => `+49 151 ${Math.floor(between(random, 10_000_000, 99_999_999))}`,
};

const BRITAIN: Places = {
  first: words(
    'Amara Ben Callum Daisy Ewan Fatima George Harriet Imran Jess Kwame Lucy Morgan Nia Oliver Priya Rhys Sophie Tom Zara Alfie Beth Hamish Iona',
  ),
  last: words(
    'Ahmed Barker Clarke Davies Evans Fletcher Green Hughes Iqbal Jones Khan Lewis MacLeod Nolan Okafor Patel Roberts Singh Turner Walker Wright Young',
  ),
  streets: [
    'Crookes Road',
    'Station Road',
    'Mill Lane',
    'Victoria Street',
    'Canal Side',
    'Abbey Lane',
    'Park Crescent',
    'Church Street',
    'Ecclesall Road',
    'Woodland View',
  ],
  cities: [
    ['Sheffield', 'S10'],
    ['Leeds', 'LS6'],
    ['Manchester', 'M21'],
    ['Bristol', 'BS5'],
    ['London', 'E8'],
    ['Edinburgh', 'EH6'],
    ['Cardiff', 'CF5'],
    ['York', 'YO31'],
    ['Nottingham', 'NG7'],
    ['Glasgow', 'G12'],
  ],
  address: (street, number) => `${number} ${street}`,
  postalCode: (prefix, random) => {
    const letters = 'ABDEFGHJLNPQRSTUWXYZ';
    const letter = () => letters.charAt(Math.floor(random() * letters.length));
    return `${prefix} ${Math.floor(between(random, 1, 9))}${letter()}${letter()}`;
  },
  // Ofcom keeps this range free for drama, so nobody's telephone rings.
  phone: (random) => `+44 7700 900${Math.floor(between(random, 100, 999))}`,
};

function pick<Item>(random: Random, list: readonly [Item, ...Item[]] | readonly Item[], fallback: Item): Item {
  return list[Math.floor(random() * list.length)] ?? fallback;
}

/** The part of an e-mail address a name gives: lower case, ASCII. */
function mailbox(text: string): string {
  return text
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

/** `count` different people living in the country, the same ones for the same random source. */
export function inventCustomers(country: 'DE' | 'GB', count: number, random: Random): CustomerSeed[] {
  const places = country === 'DE' ? GERMANY : BRITAIN;
  const people = new Map<string, CustomerSeed>();
  while (people.size < count) {
    const [firstName, lastName] = [pick(random, places.first, 'Alex'), pick(random, places.last, 'Berg')];
    const [city, prefix] = pick(random, places.cities, ['Leipzig', '041'] as const);
    const email = `${mailbox(firstName)}.${mailbox(lastName)}@mail.example`;
    const street = places.address(pick(random, places.streets, 'Lindenallee'), Math.floor(between(random, 1, 96)));
    const address = { street, postalCode: places.postalCode(prefix, random), city, country };
    const phone = random() < 0.6 ? places.phone(random) : undefined;
    if (!people.has(email)) people.set(email, { firstName, lastName, email, address, phone });
  }
  return [...people.values()];
}
