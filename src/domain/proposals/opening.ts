/** Programs that fetch a page to show a preview of it, to look it over, or to list it. */
const PROGRAMS =
  /bot\b|bot\/|crawl|spider|slurp|preview|unfurl|scan|monitor|facebookexternalhit|whatsapp|skypeuripreview|telegram|discord|embedly|linkedin|pinterest|quora link|curl|wget|python|go-http|java\/|okhttp|axios|node-fetch/i

/**
 * Whether a page was opened by a person, as far as headers tell: not fetched in advance by a
 * browser, and not by a program that shows previews or checks links. Who says nothing is a program.
 */
export const isPersonOpening = ({
  purpose,
  userAgent,
}: {
  /** `Sec-Purpose`, `Purpose` or `X-Moz`. */
  purpose: null | string
  userAgent: null | string
}): boolean =>
  !/prefetch|preview|prerender/i.test(purpose ?? '') &&
  Boolean(userAgent) &&
  !PROGRAMS.test(userAgent!)
