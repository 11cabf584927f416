import type { ClaimLocale } from '../types.js'

import * as de from './de.js'
import * as en from './en.js'

/** The words of a language by what they ask for to be true. */
export type Lexicon = Record<
  'adding' | 'cautious' | 'comparing' | 'industry' | 'plain',
  Set<string>
>

const toLexicon = (words: typeof en): Lexicon => ({
  adding: new Set(words.addingWords),
  cautious: new Set(words.cautiousWords),
  comparing: new Set(words.comparingWords),
  industry: new Set(words.industryWords),
  plain: new Set([...words.cautiousWords, ...words.plainWords]),
})

export const LEXICONS: Record<ClaimLocale, Lexicon> = { de: toLexicon(de), en: toLexicon(en) }
