/** What the shop says on its pages beside its catalog, by the shop's own words. */
export const storefront: Readonly<Record<string, string>> = {
  'Kitchen and home goods by small makers': 'Küche und Wohnen aus kleinen Werkstätten',
  'Founded in Leipzig in 2014 with one shelf of mugs. Today forty workshops, most of them one or two people, make what we sell.':
    'Gegründet 2014 in Leipzig, mit einem Regal voller Becher. Heute kommt unser Sortiment aus vierzig Werkstätten, die meisten mit einer oder zwei Personen.',
  'Morrow & Clay GmbH\nGerberhof 4\n04229 Leipzig\nGermany':
    'Morrow & Clay GmbH\nGerberhof 4\n04229 Leipzig\nDeutschland',
  'Free delivery in Germany from €80. The kiln is lit again on Thursday.':
    'Versandkostenfrei in Deutschland ab 80 €. Am Donnerstag brennt der Ofen wieder.',
  'Made slowly, used daily': 'Langsam gemacht, täglich benutzt',
  'Kitchen and home goods from forty small workshops, most of them a day’s train ride from our door.':
    'Dinge für Küche und Wohnung aus vierzig kleinen Werkstätten, die meisten höchstens eine Tagesreise mit der Bahn entfernt.',
  'See what is new': 'Neues ansehen',
  'What people come back for': 'Weshalb man wiederkommt',
  'The eight things we would save from the workshop kitchen.':
    'Die acht Dinge, die wir aus der Werkstattküche retten würden.',
  'By the shelf': 'Regal für Regal',
  'Forty makers, by name': 'Vierzig Werkstätten, mit Namen',
  'Every piece here has a person and a town behind it. We visit each workshop before the first order and every year after, we pay half up front, and we cook with everything for three months before it goes on a shelf.':
    'Hinter jedem Stück stehen ein Mensch und ein Ort. Wir besuchen jede Werkstatt vor der ersten Bestellung und danach jedes Jahr, zahlen die Hälfte im Voraus und kochen drei Monate mit allem, bevor es ins Regal kommt.',
  'How we choose': 'Wie wir auswählen',
  'Just out of the kiln': 'Frisch aus dem Ofen',
  'What the makers sent this month.': 'Was die Werkstätten diesen Monat geschickt haben.',
  'For the evening': 'Für den Abend',
  'Beeswax, brass, and one lamp.': 'Bienenwachs, Messing und eine Lampe.',
  'The only shop that has ever written to tell me I should wait for the next firing, because it would be better.':
    'Der einzige Laden, der mir je geschrieben hat, ich solle auf den nächsten Brand warten, weil er besser werde.',
  'Hanne, Bremen': 'Hanne, Bremen',
  'Thirty days to decide': 'Dreißig Tage Zeit',
  'Cook one soup in it. Send it back clean if you must.':
    'Kochen Sie eine Suppe darin. Wenn es sein muss, sauber zurückschicken.',
  'Packed in paper': 'In Papier verpackt',
  'One parcel in four hundred breaks. We replace all of them.':
    'Eines von vierhundert Paketen geht zu Bruch. Wir ersetzen jedes.',
  'Mended, not binned': 'Repariert statt weggeworfen',
  'Knives re-ground, pans re-tinned, lids recast.':
    'Messer nachgeschliffen, Pfannen neu verzinnt, Deckel nachgegossen.',
  Standard: 'Standard',
  'DHL GoGreen, to your door or a locker': 'DHL GoGreen, bis zur Tür oder an die Packstation',
  Express: 'Express',
  'Ordered before noon, there the next working day': 'Bis 12 Uhr bestellt, am nächsten Werktag da',
  'Collect in Leipzig': 'Abholung in Leipzig',
  'Gerberhof 4, ready in two hours': 'Gerberhof 4, in zwei Stunden bereit',
  Cleaning: 'Reinigung',
  Dishwasher: 'Spülmaschine',
  'By hand': 'Von Hand',
  'Washing machine': 'Waschmaschine',
  'Made by': 'Hergestellt von',
};
