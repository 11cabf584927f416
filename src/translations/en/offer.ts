/** The public page of a proposal, which clients read. */
export const offer = {
  accept: {
    button: 'Accept this proposal',
    hint: 'By accepting you agree to this proposal on behalf of {{client}}.',
    title: 'Accept',
  },
  accepted: 'Accepted by {{name}} on {{time}}.',
  acceptedPlain: 'Accepted on {{time}}.',
  amount: 'Amount',
  answerName: 'Your name',
  answerNote: 'Would you tell us why? (optional)',
  decline: { button: 'Decline', title: 'Decline this proposal' },
  declined: 'Declined by {{name}} on {{time}}.',
  declinedPlain: 'Declined on {{time}}.',
  description: 'Description',
  draftedFor: 'Prepared for',
  flight: 'Runs',
  from: 'from {{day}}',
  fromTo: '{{from}} to {{to}}',
  nameMissing: 'Please type your name.',
  notes: {
    badRequest: {
      text: 'Your browser sent something this page does not understand. Please open the link again.',
      title: 'That did not work',
    },
    expired: {
      text: 'It could be accepted until {{day}}. Please ask for a new one.',
      title: 'This proposal has expired',
    },
    notFound: {
      text: 'It may have been withdrawn, or the link is not complete. Please ask for a new one.',
      title: 'There is no proposal behind this link',
    },
    superseded: {
      text: 'Please use the link to the newer version, or ask for it.',
      title: 'A newer version has replaced this proposal',
    },
    tooMany: {
      text: 'This page was opened very often within a short time. Please try again in a few minutes.',
      title: 'One moment, please',
    },
    unavailable: {
      text: 'Please try again in a few minutes. Nothing was lost.',
      title: 'We cannot show this just now',
    },
    unknownLink: {
      text: 'It may not be complete. Please open it from the message once more, or go to our site.',
      title: 'This link leads nowhere',
    },
  },
  price: 'Price',
  print: 'To keep a copy, print this page or save it as PDF.',
  quantity: 'Quantity',
  revision: 'Revision {{revision}}',
  sentOn: 'Date',
  terms: 'Terms',
  thanks: 'Thank you! We will be in touch.',
  title: 'Proposal',
  total: 'Total',
  units: {
    CPA: 'acquisitions',
    CPC: 'clicks',
    CPM: '× 1,000 impressions',
    flat: 'flat rate',
  },
  until: 'until {{day}}',
  validUntil: 'Valid until',
}
