import type { ClaimLocale } from '../types.js'

/** Figures and times that are written as words. They are never taken for true: no fact is one. */
const STEMS: Record<ClaimLocale, string[]> = {
  de: [
    // numbers, and what is made of them
    'null', 'zwei\\p{L}*', 'zwo\\p{L}*', 'drei\\p{L}*', 'vier(?!tel$)\\p{L}*', 'fünf\\p{L}*', 'sechs\\p{L}*', 'sieben\\p{L}*',
    'siebzi?g?\\p{L}*', 'acht(?!ung|en|sam)\\p{L}*', 'neun\\p{L}*', 'zehn\\p{L}*', 'elf\\p{L}*', 'zwölf\\p{L}*', 'zwanzig\\p{L}*',
    'dreißig\\p{L}*', 'dreissig\\p{L}*', 'hundert\\p{L}*', 'tausend\\p{L}*', 'million\\p{L}*', 'milliarde\\p{L}*', 'dutzend\\p{L}*',
    'ein(?:hundert|tausend|fach|undzwanzig)\\p{L}*', 'eins', 'viertel\\p{L}*', 'halb\\p{L}*', 'hälfte\\p{L}*', 'drittel\\p{L}*',
    '\\p{L}*(?:doppel|verdopp|dreifach|vielfach|mehrfach|halbier|verdreif|vervierf|verfünff|verzehnf|vervielf)\\p{L}*',
    'paar', 'prozent\\p{L}*', 'mal', 'erste[nrsm]?', 'dritte[nrsm]?', 'letzte[nrsm]?', 'vorige[nrsm]?', 'nächste[nrsm]?',
    'kommende[nrsm]?',
    // times
    'heute', 'gestern', 'vorgestern', 'morgen', 'übermorgen', 'heuer', 'bald', 'kürzlich', 'neulich', 'seit', 'bisher',
    '(?:mon|diens|donners|frei|sams|sonn)tags?', 'mittwochs?', 'sonnabends?', 'januar', 'jänner', 'februar', 'feber', 'märz',
    'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember', 'tage?n?s?', 'wochen?',
    'wochenende\\p{L}*', 'monate?n?s?', 'quartale?n?s?', 'jahre?n?s?', 'jahrzehnt\\p{L}*', 'stunden?', 'minuten?', 'sekunden?',
    'täglich\\p{L}*', 'wöchentlich\\p{L}*', 'monatlich\\p{L}*', 'jährlich\\p{L}*', 'frühling\\p{L}*', 'frühjahr\\p{L}*',
    'sommer\\p{L}*', 'herbst\\p{L}*', 'winter\\p{L}*', 'ostern', 'weihnacht\\p{L}*',
  ],
  en: [
    'zero', 'nil', 'one', 'ones', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
    '(?:thir|four|fif|six|seven|eigh|nine)teen', '(?:twen|thir|for|fif|six|seven|eigh|nine)ty', 'hundreds?', 'thousands?',
    'millions?', 'billions?', 'trillions?', 'dozens?', 'couple', 'pair', 'scores?', 'half', 'halves', 'halv\\p{L}*', 'thirds?',
    'quarters?', 'quarterly', 'fifths?', 'tenths?', 'tenths?', 'hundredths?', 'percent\\p{L}*', '\\p{L}*fold', 'doubl\\p{L}*', 'tripl\\p{L}*',
    'trebl\\p{L}*', 'quadrupl\\p{L}*', 'quintupl\\p{L}*', 'multipl\\p{L}*', 'multi', 'once', 'twice', 'thrice', 'times', 'first', 'second',
    'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'grand', 'several', 'zillions?',
    // times
    'today', 'tomorrow', 'yesterday', 'tonight', 'soon', 'recently', 'lately', 'since', 'ago', 'last', 'next', 'previous', 'past',
    '(?:mon|tues|wednes|thurs|fri|satur|sun)days?', 'january', 'february', 'march', 'april', 'june', 'july', 'august',
    'september', 'october', 'november', 'december', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sept?', 'oct', 'nov',
    'dec', 'days?', 'weeks?', 'weekends?', 'fortnights?', 'months?', 'years?', 'decades?', 'centur\\p{L}*', 'hours?', 'minutes?', 'seconds?',
    'daily', 'weekly', 'monthly', 'yearly', 'annual\\p{L}*', 'spring', 'summer', 'autumn', 'fall', 'winter', 'easter', 'christmas',
  ],
} // prettier-ignore

const patternOf = (stems: string[]): RegExp => new RegExp(`^(?:${stems.join('|')})$`, 'iu')

const FIGURE_WORDS: Record<ClaimLocale, RegExp> = {
  de: patternOf(STEMS.de),
  en: patternOf(STEMS.en),
}

/** Whether a word says how much or when: "doubled", "zwei", "Tuesday". */
export const isFigureWord = ({ locale, word }: { locale: ClaimLocale; word: string }): boolean =>
  FIGURE_WORDS[locale].test(word)
