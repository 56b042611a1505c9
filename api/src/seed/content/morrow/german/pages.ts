import type { PageWords } from '../../shape.js';

/** The pages of Morrow & Clay in German. */
export const pages: Readonly<Record<string, PageWords>> = {
  about: {
    title: 'Über uns',
    seoDescription:
      'Morrow & Clay verkauft Küchen- und Wohnsachen von vierzig kleinen Werkstätten, aus einer alten Gerberei in Leipzig.',
    bodyHtml: `<p>Morrow &amp; Clay begann 2014 mit einem Regal in einem Fahrradladen. Ruth Morrow war für ein Jahr aus Kilkenny nach Leipzig gekommen und suchte einen Becher; Katrin Brandt machte zwei Höfe weiter welche. Das Regal war an einem Samstag leer. Der Fahrradladen zog um.</p>
<h2>Wer es macht</h2><p>Heute arbeiten wir mit rund vierzig Werkstätten, die meisten ein oder zwei Menschen groß, fast alle eine Tagesreise mit dem Zug entfernt. Wir besuchen jede vor der ersten Bestellung und danach jedes Jahr. An jedem Stück steht der Name der Werkstatt und der Ort, denn dort wurde die Arbeit getan.</p>
<h2>Was wir auswählen</h2><p>Dinge, die täglich benutzt und ab und zu geflickt werden. Wir kochen mindestens drei Monate damit in der Werkstattküche, bevor wir sie verkaufen. Etwa ein Drittel kommt aus dieser Küche nicht zurück; warum, schreiben wir der Werkstatt in einem Brief.</p>
<h2>Was wir zahlen</h2><p>Die Werkstätten nennen ihren Preis. Wir zahlen die Hälfte bei der Bestellung und den Rest bei der Lieferung, und Exklusivität verlangen wir nicht.</p>`,
  },
  contact: {
    title: 'Kontakt',
    seoDescription:
      'Schreiben Sie uns, rufen Sie werktags am Vormittag an oder besuchen Sie den Laden in Leipzig-Plagwitz.',
    bodyHtml: `<p>Schreiben Sie an <a href="mailto:hello@morrowandclay.example">hello@morrowandclay.example</a>. Ruth, Paul oder Samira antworten werktags innerhalb eines Tages, meist vor dem Mittagessen.</p>
<h2>Der Laden</h2><p>Gerberhof 4, 04229 Leipzig. Dienstag bis Freitag 11 bis 18 Uhr, Samstag 10 bis 16 Uhr</p><p>Der Hof hat eine Stufe von vier Zentimetern; läuten Sie die Messingglocke, dann legen wir die Rampe an.</p>
<h2>Etwas zerbrochen?</h2><p>Schicken Sie ein Bild und Ihre Bestellnummer. Ist es unterwegs passiert, geht am nächsten Tag ein neues Stück los. Ist es später passiert, fragen Sie trotzdem: Mehrere unserer Werkstätten reparieren, was sie machen.</p>`,
  },
  shipping: {
    title: 'Versand',
    seoDescription: 'Lieferung in Deutschland in zwei bis drei Werktagen für 4,90 €, ab 80 € kostenlos.',
    bodyHtml: `<h2>Was es kostet</h2><ul><li><strong>Standard</strong>, DHL GoGreen: 4,90 €, ab 80 € kostenlos. Zwei bis drei Werktage.</li><li><strong>Express</strong>: 12,90 €. Bis mittags bestellt, am nächsten Werktag da.</li><li><strong>Abholen in Leipzig</strong>: kostenlos, nach zwei Stunden bereit, solange der Laden geöffnet ist.</li><li>Digitales kommt als Link und kostet keinen Versand.</li></ul>
<h2>Wie wir packen</h2><p>In geschreddertes Papier aus unserem Drucker und in Kartons, die meist schon einmal irgendwo waren. Kein Plastik, außer dem, was ein Lieferant unserer Werkstätten hineinschmuggelt. Etwa eines von vierhundert Paketen kommt mit Bruch an; wir ersetzen jedes.</p>
<h2>Wohin wir senden</h2><p>Vorerst an Adressen in Deutschland. Wohnen Sie anderswo, schreiben Sie uns: Für größere Bestellungen finden wir einen Weg.</p>`,
  },
  returns: {
    title: 'Rückgabe',
    seoDescription: 'Dreißig Tage zum Überlegen, Rücksendeetikett inbegriffen, Erstattung innerhalb von fünf Tagen.',
    bodyHtml: `<p>Sie haben <strong>dreißig Tage</strong> ab dem Tag, an dem das Paket ankommt. Kochen Sie ruhig eine Suppe darin. Wenn Sie es nicht lieben, schicken Sie es sauber zurück.</p>
<h2>So geht es</h2><ul><li>Öffnen Sie Ihre Bestellung über den Link in der Bestätigung und wählen Sie <em>Zurückgeben</em>.</li><li>Drucken Sie das Etikett oder zeigen Sie den Code am Schalter.</li><li>Wir erstatten innerhalb von fünf Tagen nach der Ankunft, auf dem Weg, auf dem Sie bezahlt haben, mit dem Standardversand, wenn alles zurückkommt.</li></ul>
<h2>Was nicht zurück kann</h2><p>Geöffnete Downloads und Kerzen, die gebrannt haben. Alles andere schon, auch Reduziertes.</p><p>Ihr gesetzliches Widerrufsrecht von vierzehn Tagen bleibt davon unberührt.</p>`,
  },
  care: {
    title: 'Pflege',
    seoDescription: 'Wie man Steinzeug, Kohlenstoffstahl, Gusseisen, Holz, Leinen, Wolle und Messing pflegt.',
    bodyHtml: `<h2>Steinzeug und Porzellan</h2><p>Spülmaschinen sind in Ordnung. Plötzliche Kälte nicht: Stellen Sie eine heiße Form auf Holz, nicht auf Stein. Graue Besteckspuren gehen mit Natron und nassem Daumen weg.</p>
<h2>Kohlenstoffstahl und Eisen</h2><p>Heißes Wasser und eine Bürste, solange es warm ist, auf der Flamme trocknen, ein Tropfen Öl. Rostet es, blank scheuern und von vorn beginnen; verloren ist nichts.</p>
<h2>Messer</h2><p>Nach Zitronen abwischen. Schärfen, wenn eine Tomate es merkt. Einmal schleifen wir Ihr Messer umsonst, wann immer Sie wollen.</p>
<h2>Holz</h2><p>Beide Seiten waschen, damit beide gleich trocknen. Abends einbuttern.</p><h2>Leinen und Wolle</h2><p>Leinen mag 60 °C und Wind. Wolle mag Luft und ihre Ruhe.</p><h2>Messing</h2><p>Kreide und Essig für den Glanz. Zeit für das Gegenteil.</p>`,
  },
  privacy: {
    title: 'Datenschutz',
    seoDescription: 'Was wir speichern, wenn Sie bei uns einkaufen, warum, wie lange, und wie Sie es löschen lassen.',
    bodyHtml: `<p>Verantwortlich ist die Morrow &amp; Clay GmbH, Gerberhof 4, 04229 Leipzig, <a href="mailto:privacy@morrowandclay.example">privacy@morrowandclay.example</a>.</p>
<h2>Was wir behalten</h2><ul><li><strong>Um Ihre Bestellung zu erfüllen</strong> (Art. 6 Abs. 1 lit. b DSGVO): Name, Adresse, E-Mail, was Sie gekauft haben. Rechnungen zehn Jahre lang, weil die Abgabenordnung es verlangt.</li><li><strong>Um den Shop zu betreiben</strong> (Art. 6 Abs. 1 lit. f): Serverprotokolle ohne vollständige Adressen, vierzehn Tage lang.</li><li><strong>Wenn Sie ein Konto haben</strong>: Ihre Bestellungen und Adressen, bis Sie sie löschen.</li></ul>
<h2>Was wir nicht tun</h2><p>Keine Werbetracker, keine Profile, kein Verkauf von Daten. Unser einziges notwendiges Cookie merkt sich Ihren Warenkorb.</p><h2>Ihre Rechte</h2><p>Auskunft, Berichtigung, Löschung, Übertragbarkeit, Widerspruch und eine Beschwerde bei der sächsischen Datenschutzbeauftragten. In Ihrem Konto können Sie Ihre Daten selbst herunterladen oder löschen.</p>`,
  },
  terms: {
    title: 'Verkaufsbedingungen',
    seoDescription: 'Der Vertrag zwischen Ihnen und der Morrow & Clay GmbH, in klaren Worten.',
    bodyHtml: `<h2>Vertrag</h2><p>Mit „Jetzt bezahlen“ geben Sie ein Angebot ab; unsere Bestellbestätigung nimmt es an. Der Vertrag kommt mit der Morrow &amp; Clay GmbH, Leipzig, zustande, auf Englisch oder Deutsch.</p>
<h2>Preise und Zahlung</h2><p>Die Preise enthalten die Mehrwertsteuer. Wir nehmen Karten und die an der Kasse gezeigten Zahlungsarten; belastet wird bei der Bestellung.</p>
<h2>Lieferung</h2><p>Die Ware bleibt bis zur Zahlung unsere und reist auf unser Risiko, bis Sie sie in Händen halten.</p><h2>Handarbeit</h2><p>Glasur, Maserung und Größe schwanken. Abweichungen im Rahmen dessen, was die Produktseite beschreibt, sind keine Mängel; sie sind der Grund.</p><h2>Mängel</h2><p>Es gilt die gesetzliche Gewährleistung von zwei Jahren. Schreiben Sie uns zuerst; das meiste ist mit einem Brief erledigt.</p><h2>Downloads</h2><p>Dateien dürfen Sie so nutzen, wie die Produktseite es sagt. Ihr Widerrufsrecht endet, wenn Sie den Download mit Ihrer Zustimmung öffnen.</p>`,
  },
};
