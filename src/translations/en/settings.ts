/** The settings of the CRM. */
export const settings = {
  hints: {
    lostReasons: 'What people choose from when a lead is lost.',
    proposalTerms: 'Stand beneath each proposal that clients see.',
    sellerLogoURL: 'https://… or a path on this site, such as /logo.svg.',
    timeZone: 'Of the days of reports, such as Europe/Berlin.',
    wonReasons: 'What people choose from when a lead is won.',
  },
  key: 'Key',
  label: 'Text',
  lostReasons: 'Reasons why leads are lost',
  proposalTerms: 'Terms of proposals',
  reason: 'Reason',
  sellerAddress: 'Address',
  sellerLogoURL: 'Logo',
  sellerName: 'Name of the company',
  timeZone: 'Time zone',
  title: 'CRM settings',
  validation: {
    keyTwice: 'Two reasons have the key “{{key}}”. Give each its own.',
  },
  wonReasons: 'Reasons why leads are won',
}
