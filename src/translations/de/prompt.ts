import type { prompt as english } from '../en/prompt.js'

/** Nachrichten an Werbekunden; dieselben Schlüssel wie im Englischen. */
export const prompt: typeof english = {
  factors: {},
  wording: {
    closing: 'Mit freundlichen Grüßen',
    ctr: 'Ihre Kampagne {{campaign}} ist mit einer Klickrate von {{ctr}} außergewöhnlich erfolgreich.',
    ctrOverBook:
      'Ihre Kampagne {{campaign}} ist mit einer Klickrate von {{ctr}} außergewöhnlich erfolgreich und übertrifft den Durchschnitt vergleichbarer Kampagnen um {{lift}}.',
    ctrOverIndustry:
      'Ihre Kampagne {{campaign}} ist mit einer Klickrate von {{ctr}} außergewöhnlich erfolgreich und übertrifft den Branchendurchschnitt um {{lift}}.',
    flag: 'Eine Nachricht an den Werbekunden wartet auf Prüfung.',
    greeting: 'Guten Tag, {{name}},',
    greetingWithoutName: 'Guten Tag,',
    increase: 'Wir empfehlen, Ihr Budget um {{increase}} zu erhöhen.',
    measures: { clicks: 'Klicks', conversions: 'Conversions', impressions: 'Impressionen' },
    projection1: 'Damit erwarten wir zwischen {{low1}} und {{high1}} zusätzliche {{measure1}}.',
    projection2:
      'Damit erwarten wir zwischen {{low1}} und {{high1}} zusätzliche {{measure1}} sowie zwischen {{low2}} und {{high2}} zusätzliche {{measure2}}.',
    projection3:
      'Damit erwarten wir zwischen {{low1}} und {{high1}} zusätzliche {{measure1}}, zwischen {{low2}} und {{high2}} zusätzliche {{measure2}} sowie zwischen {{low3}} und {{high3}} zusätzliche {{measure3}}.',
    roas: 'Ihre Kampagne {{campaign}} ist mit einem ROAS von {{roas}} außergewöhnlich erfolgreich.',
    roasToo: 'Ihr ROAS liegt bei {{roas}}.',
    subject: 'Ihre Kampagne {{name}}',
    subjectWithoutName: 'Ihre Kampagne bei uns',
  },
}
