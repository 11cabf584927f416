/** Texts of the tab "AI insights" of a lead. */
export const dealInsights = {
  answered: {
    budget: 'Today’s budget for the model is spent: this is what the rules say.',
    other: 'The model did not answer this time: this is what the rules say.',
    unavailable: 'The model could not be reached: this is what the rules say.',
  },
  chance: 'Close probability',
  get: 'Get AI insights',
  next: 'Next best action',
  none: 'No advice on this deal yet',
  noneHint:
    'Advice is made of the lead, its proposals, the company’s orders and what these delivered.',
  outdated: 'This is older than a day; get it anew.',
  positioning: 'Positioning',
  proposal: 'Proposal',
  readOnly: 'Your role reads what stands here; advice is asked for by those who may write.',
  refresh: 'Refresh',
  running: 'Getting advice…',
  score: 'Score',
  scoreNone: 'This lead has no score yet.',
  tab: 'AI insights',
  why: 'Why {{value}}%',
}
