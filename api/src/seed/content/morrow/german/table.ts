import type { ProductWords } from '../../shape.js';

/** Cups, bowls and plates. */
export const table: Readonly<Record<string, ProductWords>> = {
  'tideline-mug': {
    title: 'Becher Flutlinie',
    subtitle: 'Steinzeug, 320 ml, von Hand getaucht',
    descriptionHtml: `<p>Katrin Brandt dreht diesen Becher in einem Zug und taucht ihn ein einziges Mal, am Fuß gehalten. Wo die Glasur aufhört, war ihre Hand: <strong>Keine zwei Linien sitzen gleich hoch</strong>.</p>
<p>Der nackte Ring am Boden ist mit einem Löffelrücken poliert und gleitet über einen Holztisch, ohne zu kratzen. Der Henkel fasst drei Finger; die Wand ist so dünn, dass der Tee heiß bleibt und nicht der Rand.</p>`,
  },
  'long-shift-mug': {
    title: 'Nachtschicht-Becher',
    subtitle: 'Hoher Becher aus Steinzeug, 450 ml',
    descriptionHtml: `<p>Zuerst gemacht für die Nachtschwestern der Klinik gegenüber, die einen Becher wollten, der von zwei bis vier reicht. Er ist hoch und schmal, kühlt also langsamer aus, und passt unter eine Espressomaschine, wenn man das Tropfblech herausnimmt.</p>
<p>Ein halber Liter wäre voll zu schwer gewesen; bei <em>450 ml</em> haben wir aufgehört.</p>`,
  },
  'corner-cafe-cup': {
    title: 'Eckcafé-Tasse',
    subtitle: 'Porzellantasse mit hellem Innern, 200 ml',
    descriptionHtml: `<p>Zweihundert Milliliter sind genau ein Flat White. Die Kaule in Thüringen presst seit 1911 Tassen für Bahnhofsbuffets und hat die Gipsform für diesen Bauch noch; wir haben nur um einen farbigen Mantel und ein cremefarbenes Innere gebeten, damit man die Crema sieht.</p>`,
  },
  'yard-enamel-mug': {
    title: 'Hof-Emaillebecher',
    subtitle: 'Stahl, zweimal emailliert, 400 ml',
    descriptionHtml: `<p>Für den Schuppen, den Garten, die Hintertreppe. Stahlblech wird in Emaille getaucht, getrocknet, gebrannt, und dann das Ganze noch einmal; der dunkle Rand wird gebördelt und zuletzt mit dem Pinsel gezogen.</p>
<ul><li>Fällt er auf Stein, platzt etwas ab. Tee hält er auch dann.</li><li>Steht auf dem Campingkocher; gehört nicht in die Mikrowelle.</li></ul>`,
  },
  'studio-beaker': {
    title: 'Atelier-Becher',
    subtitle: 'Henkelloser Becher aus Steinzeug, 280 ml',
    descriptionHtml: `<p>Die Form, die im Atelier neben jeder Scheibe steht, erst mit Wasser, dann mit Werkzeug, freitags mit Wein. Um sechs Grad verjüngt, so dass vier ineinander einen Turm ergeben und sich ohne Ruck wieder trennen.</p><p>Das unglasierte Drittel ist zum Anfassen da. Es ist warm, trocken und ein wenig rau, wie das Innere einer Brotkruste.</p>`,
  },
  'counter-espresso-set': {
    title: 'Espresso-Set Tresen',
    subtitle: 'Tasse und Untertasse, 70 ml',
    descriptionHtml: `<p>Dick am Fuß, dünn an der Lippe: Der Boden speichert Wärme, während der Espresso läuft, der Rand lässt ihn trinken. Die Untertasse hat keine Mulde und ist deshalb auch Deckel, Löffelablage und Teller für einen Keks.</p>`,
  },
  'rain-day-tea-bowl': {
    title: 'Teeschale Regentag',
    subtitle: 'Gedrehte Teeschale mit abgedrehtem Fuß, 240 ml',
    descriptionHtml: `<p>Aoi Tanabe hat in Mashiko gelernt und arbeitet in einer alten Molkerei vor Halle. Sie dreht diese Schalen zu zwanzig, dreht den Fuß ab, wenn der Ton fest ist wie Käse, und lässt die Ascheglasur laufen, wohin sie will.</p><p>Gemacht für Matcha, benutzt für Miso, Joghurt und beide Hände an einem nassen Nachmittag.</p>`,
  },
  'low-teapot': {
    title: 'Flache Teekanne',
    subtitle: 'Teekanne aus Steinzeug für drei Tassen, 900 ml',
    descriptionHtml: `<p>Elf Teile, ein Nachmittag und die Frage, die jede Töpferin fürchtet: Tropft sie? <strong>Sie tropft nicht.</strong> Die Tülle ist dünn und leicht nach unten geschnitten, dahinter sitzt ein Sieb mit vierzig Löchern; eine Zunge hält den Deckel bis zur letzten Tasse.</p><p>Flach und breit, damit sie zwischen vielen Tellern sicher steht.</p>`,
  },
  'weekday-bowl': {
    title: 'Alltagsschale',
    subtitle: 'Schale aus Steinzeug für Porridge, Suppe und Salat',
    descriptionHtml: `<p>Wenn Sie hier nur eines kaufen, dann diese. Sechzehn Zentimeter weit und tief genug für anderthalb Kellen; die Rundung innen folgt einem Suppenlöffel, damit sich nichts in einer Ecke versteckt.</p><p>Zu viert am Tisch, zu zweit in der Badewanne: Wir fragen nicht.</p>`,
  },
  'harvest-dinner-plate': {
    title: 'Essteller Ernte',
    subtitle: 'Flacher Teller aus Steinzeug mit hohem Rand, 27 cm',
    descriptionHtml: `<p>Ein Teller mit Wand statt Fahne: achtzehn Millimeter Rand, die die Soße dort halten, wo sie hingehört, und an denen man Erbsen aufschieben kann. Acht davon stehen sicher übereinander, und er passt in jede Spülmaschine, die nach 1990 gebaut wurde.</p>`,
  },
  'supper-side-plate': {
    title: 'Abendbrotteller',
    subtitle: 'Porzellanteller mit gezogenem Rand, 20 cm',
    descriptionHtml: `<p>Brot, Butter, das letzte Stück vom Käse. Die farbige Linie zieht Frau Seidel, die den Teller unter einem stillstehenden Pinsel dreht, seit einunddreißig Jahren; wackelt sie, dann weil Frau Seidel gelacht hat.</p>`,
  },
  'low-tide-pasta-plate': {
    title: 'Pastateller Ebbe',
    subtitle: 'Weite, flache Schale, 24 cm',
    descriptionHtml: `<p>Irgendwo zwischen Schale und Teller, und das Erste, was vom Abtropfgestell verschwindet. Die Seiten steigen in dem Winkel an, den eine Gabel zum Aufwickeln mag; der Boden hat Platz für ein Stück Fisch und einen See von etwas Grünem.</p>`,
  },
  'steam-noodle-bowl': {
    title: 'Nudelschale Dampf',
    subtitle: 'Tiefe Schale auf Fuß mit farbigem Innern, 1,2 l',
    descriptionHtml: `<p>Tief genug, um ein weiches Ei darin zu verlieren. Der hohe Fuß hält die Hitze vom Tisch fern und gibt zwei Daumen einen Platz; die Glasur innen wird eingegossen, einmal geschwenkt und ausgekippt, deshalb liegt am Grund jeder Schale eine kleine Sonne.</p>`,
  },
  'ash-bread-bowl': {
    title: 'Brotschale aus Esche',
    subtitle: 'Aus einem Stück Esche gedreht, 28 cm',
    descriptionHtml: `<p>Jon Holm kauft dem Stadtförster sturmgefällte Eschen ab, drechselt sie grün und lässt die Schale dann ein Jahr lang arbeiten, wie sie will. Was bleibt, ist ganz leicht oval und reißt nie wieder.</p><p>Mit Leinöl und Bienenwachs behandelt, beide aus weniger als vierzig Kilometern Entfernung. Teig geht gut darin; Äpfel stehen ihr gut.</p>`,
  },
  'salt-pinch-bowl': {
    title: 'Salzschälchen',
    subtitle: 'Kleine offene Schale für den Platz am Herd',
    descriptionHtml: `<p>Wer kocht, salzt mit den Fingern. Diese Schale wohnt dort, wo die Finger sind: weit genug für drei davon, schwer genug, um nicht zu rutschen, und innen glasiert, damit feuchtes Salz dem Ton nichts tut.</p>`,
  },
  'long-table-pitcher': {
    title: 'Krug für die lange Tafel',
    subtitle: 'Krug aus Steinzeug, 1,6 l',
    descriptionHtml: `<p>Wasser für acht oder Tulpen für eine. Die Lippe wird mit nassem Finger in einem einzigen Strich ausgezogen und gießt als Strang, nicht als Fläche. Am Henkel gehalten ist er voll im Gleichgewicht, am Hals gehalten leer.</p>`,
  },
};
