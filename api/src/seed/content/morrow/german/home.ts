import type { ProductWords } from '../../shape.js';

/** Textiles, light, garden, prints and patterns. */
export const home: Readonly<Record<string, ProductWords>> = {
  'linen-apron': {
    title: 'Töpferschürze aus Leinen',
    subtitle: 'Schweres Leinen mit einer breiten Tasche',
    descriptionHtml: `<p>Geschnitten nach der Schürze, die Katrin neun Jahre an der Scheibe trug, mit allen Flicken. Der Latz reicht hoch genug, um Mehl vom Hemd zu halten; die Tasche ist in der Mitte abgesteppt, damit Telefon und Spachtel einander nicht begegnen.</p><p>Mit 310 Gramm auf den Quadratmeter gewebt: eine Woche lang steif, dann wie ein alter Umschlag, dann wie nichts.</p>`,
  },
  'end-papers-tea-towel': {
    title: 'Geschirrtuch Vorsatzpapier',
    subtitle: 'Handgedrucktes Halbleinen, 50 × 70 cm',
    descriptionHtml: `<p>Die Blume stammt vom Vorsatzpapier eines Kontobuchs, das wir auf dem Dachboden fanden; ein Müller führte es von 1893 bis 1902. Ulla Lenz hat sie in Birnenholz geschnitten und druckt sie von Hand, einundsechzigmal je Tuch; suchen Sie die eine, die sie immer etwas schief setzt.</p>`,
  },
  'waffle-towel': {
    title: 'Waffeltuch',
    subtitle: 'Tiefes Wabengewebe, 50 × 80 cm',
    descriptionHtml: `<p>Ein Waffelgewebe ist tausend kleine Becher. Es trinkt das Dreifache seines Gewichts, ist vor dem Frühstück trocken und poliert ein Glas, ohne ein Haar zu hinterlassen. In der ersten Wäsche geht es fünf Prozent ein; das ist eingerechnet.</p>`,
  },
  'striped-oven-cloth': {
    title: 'Topflappen aus Drell',
    subtitle: 'Doppelter Matratzendrell für heiße Griffe',
    descriptionHtml: `<p>Drell wurde dicht gewebt, um Gänsefedern drinnen zu halten. Aus demselben Grund hält er Hitze draußen. Zwei Lagen, gewendet und entlang der Streifen gesteppt, lang genug, um beide Henkel eines Bräters auf einmal zu fassen.</p>`,
  },
  'cherry-spoon-towel': {
    title: 'Geschirrtuch Kirschlöffel',
    subtitle: 'Gewaschenes Leinentuch mit gewebter Borte',
    descriptionHtml: `<p>Schlichtes, gewaschenes Leinen mit drei gewebten Linien an einem Ende: zwei dünne, eine dicke, wie die Spuren am Holzlöffel, mit dem wir Kirschmarmelade rühren. Die Schlaufe sitzt an der Ecke, wo eine Schlaufe sitzen soll.</p>`,
  },
  'linen-fringe-napkins': {
    title: 'Fransenservietten aus Leinen',
    subtitle: 'Vier Stück, 42 × 42 cm',
    descriptionHtml: `<p>Zwei Seiten gesäumt, zwei Seiten zu fingernagellangen Fransen gezogen. Sie kommen zerknittert und sollen es bleiben. Nach dem dritten Essen wissen sie, zu wem sie gehören.</p>`,
  },
  'fell-blanket': {
    title: 'Rhöndecke',
    subtitle: 'Lammwolle, in einer Breite gewebt, 140 × 200 cm',
    descriptionHtml: `<p>Wolle von Rhönschafen und Gotlandlämmern, zusammen kardiert und bis auf den Streifen ungefärbt. Gewebt auf einem Stuhl von 1956, dann mit Schmierseife gewaschen und mit Karden gebürstet, bis sie steht wie Gras.</p><p>Riecht eine Woche lang leicht nach Schaf. Wir mögen diese Woche.</p>`,
  },
  'hand-dipped-tapers': {
    title: 'Handgetauchte Kerzen',
    subtitle: 'Ein Paar aus reinem Bienenwachs, noch am Docht verbunden',
    descriptionHtml: `<p>Sechsundzwanzigmal getaucht, nach jedem Mal eine Minute Geduld. Verkauft werden sie, wie sie in der Wachsstube hängen, zwei an einem Docht; schneiden Sie ihn durch, wenn Sie die erste anzünden. Bienenwachs brennt sauber und langsam und lässt ein ganzes Zimmer nach Juni riechen.</p>`,
  },
  'turned-brass-candlestick': {
    title: 'Kerzenständer aus Messing',
    subtitle: 'Massives Messing, aus der Stange gedreht',
    descriptionHtml: `<p>Aus einer Stange gedreht, die dick ist wie ein Handgelenk; zwei Drittel fallen als Späne zu Boden und gehen zurück in die Gießerei. Ohne Lack, so dass er dort matt wird, wo ihn niemand berührt, und dort glänzt, wo man ihn anfasst.</p>`,
  },
  'field-hour-pillar': {
    title: 'Stumpenkerze Feldstunde',
    subtitle: 'Stumpenkerze aus Rapswachs',
    descriptionHtml: `<p>Gegossen aus Rapswachs von den Feldern, an denen man auf der Fahrt nach Dresden vorbeikommt. Es ist weicher als Paraffin; die Wand leuchtet, bevor sie schmilzt, und ein Abend hinterlässt eine Laterne statt einer Pfütze.</p>`,
  },
  'desk-tin-candle': {
    title: 'Schreibtischkerze',
    subtitle: 'Duftkerze in der Dose mit Deckel, 180 g',
    descriptionHtml: `<p>Drei Düfte, jeder aus drei Dingen. <em>Obstgarten</em>: Quitte, nasses Laub, Rauch. <em>Werkstatt</em>: Zedernspäne, Leinöl, Eisen. <em>Wäscheschrank</em>: Lavendel, Stärke, die warme Seite des Bügeleisens. Nur ätherische Öle, und weniger davon, als Sie erwarten.</p>`,
  },
  'reading-corner-lamp': {
    title: 'Leseeckenlampe',
    subtitle: 'Gedrehter Fuß aus Steinzeug, Schirm aus Leinen',
    descriptionHtml: `<p>Der Fuß ist eine Vase, mit der Katrin nicht aufhören konnte, geschlossen auf die Weite einer Fassung. Der Schirm ist Leinen von Arndt, in Chemnitz kaschiert und innen weiß, so dass das Licht zuerst auf die Seite fällt und dann erst an die Wand.</p><p>Zwei Meter textilummanteltes Kabel, ein Messingschalter, den man im Dunkeln findet.</p>`,
  },
  'ember-tealight-bowl': {
    title: 'Teelichtschale Glut',
    subtitle: 'Nach innen gewölbte Schale für eine kleine Flamme',
    descriptionHtml: `<p>Der Rand neigt sich nach innen und wirft das Licht hinunter auf den Tisch und zurück auf die Glasur; niemand gegenüber wird geblendet. Mit sechs Teelichtern aus Bienenwachs im Glas, die Sie nachfüllen können, so lange Sie wollen.</p>`,
  },
  'window-sill-pot': {
    title: 'Fensterbanktopf',
    subtitle: 'Terrakotta mit eigenem Untersetzer',
    descriptionHtml: `<p>Aus Impruneta, wo der Ton voller Eisen ist und Töpfe den Winter draußen bleiben. Porös, damit Wurzeln atmen; dick am Rand, damit man ihn daran hebt. Der Untersetzer ist passend gedreht und schwitzt nicht durch bis auf den Lack.</p>`,
  },
  'quiet-corner-planter': {
    title: 'Übertopf Stille Ecke',
    subtitle: 'Glasierter Übertopf für eine Pflanze, die Schatten mag',
    descriptionHtml: `<p>Mit Absicht ohne Loch: Stellen Sie den Gärtnertopf hinein, eine Handvoll Kies darunter. Die Glasur ist mit einem Löffel Kobalt gemischt und sammelt sich am Fuß zu einem dunkleren Ring, wie die Flutmarke an einem Kai.</p>`,
  },
  'back-step-watering-can': {
    title: 'Gießkanne Hintertreppe',
    subtitle: 'Lackierter Stahl mit Messingbrause, 2 l',
    descriptionHtml: `<p>Die Tülle ragt höher als der Rand und tropft deshalb nicht auf dem Weg zu den Bohnen. Die Brause aus Messing zeigt für Setzlinge nach oben und lässt sich für Sträucher nach unten drehen. Zwei Griffe: einer zum Tragen, einer zum Gießen.</p>`,
  },
  'ash-hand-trowel': {
    title: 'Pflanzkelle mit Eschengriff',
    subtitle: 'Geschmiedete Kelle mit langem Griff',
    descriptionHtml: `<p>Blatt und Hals sind ein Stück Federstahl, es gibt also keine Schweißnaht, die sich an der ersten Wurzel verbiegt. Der Griff ist zwei Finger länger als üblich: Das Handgelenk bleibt gerade, die Knöchel bleiben aus der Erde.</p>`,
  },
  'seed-keeper-tin': {
    title: 'Samendose',
    subtitle: 'Weißblechdose mit zwölf Monatskarten',
    descriptionHtml: `<p>Samen mögen es dunkel, trocken und langweilig. Der Deckel schließt mit einem Seufzer; darin eine Karte für jeden Monat und ein Beutel Kieselgel, groß wie ein Teebeutel. Schreiben Sie das Jahr auf das Tütchen. Sie werden es vergessen.</p>`,
  },
  'jug-and-plums-print': {
    title: 'Krug und Pflaumen',
    subtitle: 'Kunstdruck von Mara Ehlers',
    descriptionHtml: `<p>Mara malt, was auf dem Tisch liegen bleibt. Hier: unser blauer Krug, zwei Pflaumen, der Rand des Mittags. Sie arbeitet in Gouache auf grauer Pappe, und wir drucken in derselben Größe auf Baumwollpapier, mit allen Pinselspuren.</p>`,
  },
  'field-ridges-print': {
    title: 'Feldkämme',
    subtitle: 'Druck nach Linolschnitt von Mara Ehlers',
    descriptionHtml: `<p>Der Blick aus dem 7.14-Uhr-Zug nach Gera, fünf Höhenzüge und eine späte Sonne, in Linol geschnitten und in fünf Gängen gedruckt. Der Ocker kommt zuerst und scheint durch alle anderen hindurch.</p>`,
  },
  'low-branch-print': {
    title: 'Tiefer Ast',
    subtitle: 'Botanischer Druck von Henrik Aas',
    descriptionHtml: `<p>Ein Birnenast in der Woche, bevor er blüht. Henrik zeichnet nach der Natur und von unten, im Gras des Obstgartens von Werder liegend; die Blätter sind aus bemaltem Papier geschnitten, das gibt ihnen diese harte, fröhliche Kante.</p>`,
  },
  'apron-sewing-pattern': {
    title: 'Schnittmuster Schürze',
    subtitle: 'PDF für A4, A0 und Beamer, drei Größen',
    descriptionHtml: `<p>Unsere Leinenschürze, gezeichnet von der Frau, die sie näht. Sechs Teile, ein Abend, keine Reißverschlüsse. Nahtzugaben sind dabei, Passzeichen treffen sich, und die Tasche hat eine eigene Seite mit Rat.</p><ul><li>Braucht 1,4 m Leinen, 140 cm breit.</li><li>Die A4-Blätter sind nummeriert und überlappen um ein Kästchen.</li></ul>`,
  },
  'twelve-suppers': {
    title: 'Zwölf Abendessen',
    subtitle: 'Kochbuch als PDF, 96 Seiten',
    descriptionHtml: `<p>Ein Abendessen für jeden Monat, jedes in einem Topf gekocht, jedes für sechs. Ruth schrieb es nach drei Jahren, in denen sie donnerstags die Werkstatt bekochte: Linsen mit Quitte im November, Spargel und Eier im Mai, eine kalte Suppe für die Woche, in der der Ofen brennt.</p>`,
  },
  'field-notes-on-glaze': {
    title: 'Feldnotizen zur Glasur',
    subtitle: 'Vierzig Rezepte für Steinzeug, PDF',
    descriptionHtml: `<p>Katrins Notizbücher aus elf Jahren Bränden: vierzig Glasuren für Kegel 8 bis 10, mit den misslungenen Proben und warum. Zu jedem Rezept gibt es eine Kachel, eine Schichtdicke und einen ehrlichen Satz darüber, was die Glasur an einer senkrechten Wand tut.</p>`,
  },
  'block-repeat-sheets': {
    title: 'Rapportbögen',
    subtitle: 'Acht Druckmotive zum Schneiden und Stempeln, PDF',
    descriptionHtml: `<p>Acht Motive, darunter die Müllerblume von unserem Geschirrtuch, in voller Größe und mit ihrem Rapport gezeichnet. Übertragen Sie sie auf Linol, Kork oder eine halbe Kartoffel. Ulla erklärt das Anlegen auf einer Seite, mit einem Bild des Fehlers, den alle machen.</p>`,
  },
  'allotment-year-planner': {
    title: 'Gartenjahrplaner',
    subtitle: 'Beetpläne und Saatkalender zum Ausdrucken, PDF',
    descriptionHtml: `<p>Vier Beete, zwölf Monate und ein Kästchen für jede Pflanze. Füllen Sie ihn im Januar mit Bleistift aus, kippen Sie im April Tee darüber und sehen Sie im Oktober, was Sie wieder so machen würden. Saattermine für drei Klimata, mit Platz für Ihr eigenes.</p>`,
  },
};
