/** What e-mails about returns say, in one language. */
export interface ReturnWords {
  readonly goods: string;
  readonly open: string;
  readonly label: string;
  readonly how: string;
  readonly fee: (amount: string) => string;
  readonly requested: ReturnSentences;
  readonly approved: ReturnSentences;
  readonly declined: ReturnSentences;
  readonly received: ReturnSentences;
  readonly exchanged: ReturnSentences;
}

interface ReturnSentences {
  readonly subject: (order: number) => string;
  readonly heading: string;
  readonly sentence: (order: number) => string;
}

const english: ReturnWords = {
  goods: 'In this return',
  open: 'View your return',
  label: 'Get the shipping label',
  how: 'How to send it',
  fee: (amount) => `We keep ${amount} of the refund for the return.`,
  requested: {
    subject: (order) => `We have your return request for order ${order}`,
    heading: 'We have your request',
    sentence: (order) =>
      `You asked to send something of order ${order} back. Keep it for now: we write again when we have decided.`,
  },
  approved: {
    subject: (order) => `Your return for order ${order} is approved`,
    heading: 'You can send it back',
    sentence: (order) => `Your return for order ${order} is approved. Pack the goods safely and send them to us.`,
  },
  declined: {
    subject: (order) => `Your return request for order ${order}`,
    heading: 'We cannot take it back',
    sentence: (order) => `We have looked at your return request for order ${order} and cannot accept it.`,
  },
  received: {
    subject: (order) => `Your return for order ${order} has arrived`,
    heading: 'Your return has arrived',
    sentence: (order) => `The goods of order ${order} you sent back are here. We look at them and write again.`,
  },
  exchanged: {
    subject: (order) => `Your exchange for order ${order}`,
    heading: 'Your exchange is being packed',
    sentence: (order) =>
      `For what you sent back of order ${order} we send you the other choice, at no further cost. We write again when it is on its way.`,
  },
};

const german: ReturnWords = {
  goods: 'In dieser Rücksendung',
  open: 'Rücksendung ansehen',
  label: 'Versandetikett holen',
  how: 'So senden Sie es zurück',
  fee: (amount) => `Für die Rücksendung behalten wir ${amount} der Erstattung ein.`,
  requested: {
    subject: (order) => `Ihre Rückgabeanfrage zu Bestellung ${order} ist da`,
    heading: 'Wir haben Ihre Anfrage',
    sentence: (order) =>
      `Sie möchten etwas aus Bestellung ${order} zurückgeben. Behalten Sie es vorerst: Wir schreiben, sobald wir entschieden haben.`,
  },
  approved: {
    subject: (order) => `Ihre Rückgabe zu Bestellung ${order} ist genehmigt`,
    heading: 'Sie können es zurücksenden',
    sentence: (order) =>
      `Ihre Rückgabe zu Bestellung ${order} ist genehmigt. Verpacken Sie die Ware gut und senden Sie sie uns.`,
  },
  declined: {
    subject: (order) => `Ihre Rückgabeanfrage zu Bestellung ${order}`,
    heading: 'Wir können es nicht zurücknehmen',
    sentence: (order) => `Wir haben Ihre Rückgabeanfrage zu Bestellung ${order} geprüft und können sie nicht annehmen.`,
  },
  received: {
    subject: (order) => `Ihre Rücksendung zu Bestellung ${order} ist angekommen`,
    heading: 'Ihre Rücksendung ist da',
    sentence: (order) =>
      `Die Ware aus Bestellung ${order}, die Sie zurückgeschickt haben, ist da. Wir prüfen sie und schreiben wieder.`,
  },
  exchanged: {
    subject: (order) => `Ihr Umtausch zu Bestellung ${order}`,
    heading: 'Ihr Umtausch wird gepackt',
    sentence: (order) =>
      `Für das, was Sie aus Bestellung ${order} zurückgeschickt haben, senden wir Ihnen die andere Wahl ohne weitere Kosten. Wir schreiben wieder, wenn sie unterwegs ist.`,
  },
};

const byLanguage: ReadonlyMap<string, ReturnWords> = new Map([
  ['en', english],
  ['de', german],
]);

/** Words for a locale by its language; English where we do not speak it. */
export const returnWords = (locale: string): ReturnWords => byLanguage.get(locale.split('-')[0] ?? '') ?? english;
