import type { ProductWords } from '../../shape.js';

/** Cookware, knives and boards. */
export const kitchen: Readonly<Record<string, ProductWords>> = {
  'seven-oclock-kettle': {
    title: 'Sieben-Uhr-Kessel',
    subtitle: 'Emaillierter Wasserkessel mit Griff aus Kirschholz, 1,8 l',
    descriptionHtml: `<p>Keine Pfeife: Er tickt beim Warmwerden, dann summt er, und man lernt, sieben Uhr darin zu hören. Starkes Stahlblech unter zwei Schichten Emaille, eine Tülle, die kurz genug für die Flaschenbürste ist, und ein Griff aus Lausitzer Kirsche, der kühl bleibt, weil er das Metall nur an zwei Punkten berührt.</p>`,
  },
  'hand-forged-skillet': {
    title: 'Handgeschmiedete Pfanne',
    subtitle: 'Pfanne aus Kohlenstoffstahl, mit Leinöl eingebrannt',
    descriptionHtml: `<p>Zweieinhalb Millimeter Kohlenstoffstahl, über eine Form gehämmert, bis der Boden eben ist und die Wand sich öffnet. Matthias Vogt brennt jede Pfanne dreimal ein, bevor sie die Schmiede verlässt, so dass schon das erste Ei gleitet.</p>
<ul><li>Leichter als Gusseisen, schneller als Edelstahl.</li><li>Geht vom Herd in den Ofen und aufs Feuer.</li><li>Wird fünfzig Jahre lang besser, wenn man sie lässt.</li></ul>`,
  },
  'corner-shelf-saucepan': {
    title: 'Kasserolle Eckregal',
    subtitle: 'Emaillierter Stieltopf mit Buchengriff, 1,5 l',
    descriptionHtml: `<p>Der Topf für eine Portion von allem: Pudding, Linsen, vier Eier. Innen weiß, damit man sieht, wann der Karamell so weit ist. Der Griff aus Buche hat eine Taille für den Daumen und lässt sich abschrauben, wenn der Topf in den Ofen soll.</p>`,
  },
  'copper-ridge-milk-pan': {
    title: 'Milchtopf aus Kupfer',
    subtitle: 'Verzinntes Kupfer mit Nussbaumgriff, 1 l',
    descriptionHtml: `<p>Kupfer antwortet der Flamme in Sekunden und vergisst sie ebenso schnell; deshalb waren Milch, Zucker und Butter immer darin zu Hause. Lucie Ferrand drückt den Körper aus einer einzigen Scheibe und wischt das Zinn von Hand auf; in fünfzehn Jahren erneuert sie es Ihnen.</p>`,
  },
  'sunday-casserole': {
    title: 'Sonntagsbräter',
    subtitle: 'Emailliertes Gusseisen mit Messingknauf',
    descriptionHtml: `<p>In Sand gegossen, eine Form für jeden Topf, und dort, wo Deckel auf Rand trifft, so geschliffen, dass ein Blatt Papier ringsum hält. Im Deckel sitzen vierzig kleine Spitzen; an ihnen sammelt sich der Dampf und regnet auf das Fleisch zurück.</p><p>Er ist schwer. Darum geht es: Die Linsen am Rand garen so langsam wie die in der Mitte.</p>`,
  },
  'slow-bean-pot': {
    title: 'Bohnentopf',
    subtitle: 'Feuerfester Tontopf, 2,4 l',
    descriptionHtml: `<p>Familie Sanz gräbt ihren Ton in Zamora selbst und mischt ihn mit gemahlenem Quarz, damit er auf kleiner Flamme stehen kann. Bohnen schmecken runder daraus; erklären können wir es nicht, wir haben nur drei Jahre Dienstage.</p><p>Vor dem ersten Mal mit Wasser und Knoblauch füllen und eine Stunde simmern lassen. Danach nie mehr hetzen.</p>`,
  },
  'big-batch-stockpot': {
    title: 'Großer Suppentopf',
    subtitle: 'Gebürsteter Edelstahl, 9 l',
    descriptionHtml: `<p>Für Brühe, Marmelade, Klöße und zum Wollefärben, wenn keiner hinsieht. Drei Schichten im Boden, eine in der Wand, und innen eingeprägte Maße, die keine Kelle abreibt.</p>`,
  },
  'quarter-litre-jug': {
    title: 'Viertelliter-Kännchen',
    subtitle: 'Kleine Porzellankanne mit Strich bei 250 ml',
    descriptionHtml: `<p>Morgens Milch, mittags Vinaigrette, und um vier ein Messbecher: Der Bauch endet genau bei <em>250 ml</em>. Gießt sauber, weil die Lippe auf beiden Seiten glasiert ist.</p>`,
  },
  'first-light-chefs-knife': {
    title: 'Kochmesser Erstes Licht',
    subtitle: '20-cm-Klinge, Kohlenstoffstahl',
    descriptionHtml: `<p>Wenn es nur ein Messer sein soll. Die Klinge ist aus Kugellagerstahl geschmiedet, in Öl auf 61 HRC gehärtet und hinter der Schneide so dünn geschliffen, dass eine Zwiebel nicht widerspricht. Der Bauch wiegt, das Ende hackt, die Spitze entkelcht eine Erdbeere.</p><p>Sie ist <strong>nicht rostfrei</strong>. Sie wird blau, dann grau, dann Ihre.</p>`,
  },
  'paring-knife-no-2': {
    title: 'Schälmesser Nr. 2',
    subtitle: '9-cm-Klinge für die Arbeit in der Hand',
    descriptionHtml: `<p>Nr. 1 war einen Zentimeter länger, und niemand konnte sagen, warum er es nicht mochte. Dieses verschwindet in der Hand: Kartoffeln, Knoblauch, die Augen einer Ananas, die Schnur am Paket.</p>`,
  },
  'garden-nakiri': {
    title: 'Garten-Nakiri',
    subtitle: 'Gerades Gemüsemesser, 17 cm',
    descriptionHtml: `<p>Gerade Schneide, eckige Spitze, und die ganze Klinge trifft zugleich auf das Brett: Ein Kohlkopf fällt in Streifen statt in eine Ziehharmonika. Vogt hat das erste für eine Nachbarin geschmiedet, die auf hundert Metern Hang sechzig Sorten Gemüse zieht.</p>`,
  },
  'hearth-bread-knife': {
    title: 'Brotmesser Herd',
    subtitle: 'Wellenschliff, 23 cm',
    descriptionHtml: `<p>Wellen, keine Sägezähne: Sie gleiten in die harte Kruste und lassen die Krume in Frieden. Rostfrei, weil Brotmesser liegen bleiben, und lang genug für ein Zwei-Kilo-Roggenbrot.</p>`,
  },
  'kitchen-petty-knife': {
    title: 'Kleines Küchenmesser',
    subtitle: '15 cm, zwischen Schäl- und Kochmesser',
    descriptionHtml: `<p>Das, nach dem man greift, ohne zu überlegen: Tomaten, Hähnchenschenkel, ein Stück Hartkäse. Schlank, rostfrei, mit achtkantigem Griff, der der Hand sagt, wohin die Schneide zeigt.</p>`,
  },
  'walnut-paddle-board': {
    title: 'Servierbrett mit Griff',
    subtitle: 'Servierbrett aus einer Bohle, 41 cm',
    descriptionHtml: `<p>Eine Bohle, kein Leim und ein Hals, geformt für die Hand, die es aus der Küche trägt. Nussbaum aus gerodeten Obstreihen bei Werder, gehobelt, abgezogen und geölt; aus den Resten werden Messergriffe.</p>`,
  },
  'end-grain-block': {
    title: 'Hirnholzblock',
    subtitle: 'Hackblock aus 96 Teilen, 34 × 27 cm',
    descriptionHtml: `<p>Stellt man die Fasern auf, schlüpft die Schneide dazwischen, statt sie zu durchtrennen: Das Messer bleibt scharf, der Block heilt von selbst. Sechsundneunzig Stücke Eiche, in vier Gängen verleimt und von Hand abgerichtet, weil die Maschine Ecken rund macht.</p>`,
  },
  'long-oak-board': {
    title: 'Langes Eichenbrett',
    subtitle: 'Tranchierbrett mit Saftrille, 34 × 22 cm',
    descriptionHtml: `<p>Die Rille fasst sechzig Milliliter; so viel lässt ein Huhn nach der Ruhe los. Die andere Seite ist glatt, fürs Brot. Stehende Jahresringe, damit es auch über der Spüle eben bleibt.</p>`,
  },
  'round-pizza-board': {
    title: 'Rundes Pizzabrett',
    subtitle: 'Dünnes Nussbaumbrett mit Hals, 29 cm',
    descriptionHtml: `<p>Zwölf Millimeter in der Mitte, vier am Rand, so dass man es wie einen Schieber unter den Teig bringt. Gut für eine Tarte, eine Pizza in sechs Stücken oder einen Brie, der schon zu lehnen beginnt.</p>`,
  },
  'board-butter': {
    title: 'Brettbutter',
    subtitle: 'Leinöl und Bienenwachs für Holz, 150 ml',
    descriptionHtml: `<p>Zwei Zutaten, in der Imkerküche zusammengeschmolzen: zwei Teile kaltgepresstes Leinöl, ein Teil Bienenwachs. Ein walnussgroßes Stück reicht für ein Brett. Abends einreiben, morgens abwischen.</p>`,
  },
};
