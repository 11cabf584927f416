import type { offer as english } from '../en/offer.js'

/** Die öffentliche Seite eines Angebots, die Kunden lesen. */
export const offer: typeof english = {
  accept: {
    button: 'Angebot annehmen',
    hint: 'Mit der Annahme stimmen Sie diesem Angebot im Namen von {{client}} zu.',
    title: 'Annehmen',
  },
  accepted: 'Angenommen von {{name}} am {{time}}.',
  acceptedPlain: 'Angenommen am {{time}}.',
  amount: 'Betrag',
  answerName: 'Ihr Name',
  answerNote: 'Möchten Sie uns sagen, warum? (freiwillig)',
  decline: { button: 'Ablehnen', title: 'Angebot ablehnen' },
  declined: 'Abgelehnt von {{name}} am {{time}}.',
  declinedPlain: 'Abgelehnt am {{time}}.',
  description: 'Beschreibung',
  draftedFor: 'Erstellt für',
  flight: 'Laufzeit',
  from: 'ab {{day}}',
  fromTo: '{{from}} bis {{to}}',
  nameMissing: 'Bitte geben Sie Ihren Namen ein.',
  notes: {
    badRequest: {
      text: 'Ihr Browser hat etwas gesendet, das diese Seite nicht versteht. Bitte öffnen Sie den Link noch einmal.',
      title: 'Das hat nicht geklappt',
    },
    expired: {
      text: 'Es konnte bis zum {{day}} angenommen werden. Bitte fragen Sie nach einem neuen.',
      title: 'Dieses Angebot ist abgelaufen',
    },
    notFound: {
      text: 'Vielleicht wurde es zurückgezogen, oder der Link ist nicht vollständig. Bitte fragen Sie nach einem neuen.',
      title: 'Hinter diesem Link steht kein Angebot',
    },
    superseded: {
      text: 'Bitte verwenden Sie den Link zur neueren Fassung, oder fragen Sie danach.',
      title: 'Eine neuere Fassung hat dieses Angebot ersetzt',
    },
    tooMany: {
      text: 'Diese Seite wurde in kurzer Zeit sehr oft geöffnet. Bitte versuchen Sie es in einigen Minuten noch einmal.',
      title: 'Einen Moment bitte',
    },
    unavailable: {
      text: 'Bitte versuchen Sie es in einigen Minuten noch einmal. Es ging nichts verloren.',
      title: 'Das können wir gerade nicht zeigen',
    },
    unknownLink: {
      text: 'Vielleicht ist er nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der Nachricht, oder besuchen Sie unsere Website.',
      title: 'Dieser Link führt nirgendwohin',
    },
  },
  price: 'Preis',
  print: 'Für Ihre Unterlagen können Sie diese Seite drucken oder als PDF speichern.',
  quantity: 'Menge',
  revision: 'Fassung {{revision}}',
  sentOn: 'Datum',
  terms: 'Bedingungen',
  thanks: 'Vielen Dank! Wir melden uns bei Ihnen.',
  title: 'Angebot',
  total: 'Summe',
  units: {
    CPA: 'Abschlüsse',
    CPC: 'Klicks',
    CPM: '× 1.000 Impressions',
    flat: 'pauschal',
  },
  until: 'bis {{day}}',
  validUntil: 'Gültig bis',
}
