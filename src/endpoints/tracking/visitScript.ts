/**
 * The beacon of the host's site. It reports that somebody is there whom a tracked link or the page's own
 * template names (`data-contact`), once for each page, and nothing of anybody else. It leaves no cookie;
 * with `data-remember` the browser keeps the name, for sites that have their visitors' consent to that.
 * Browsers that ask not to be tracked are not.
 */
export const VISIT_SCRIPT = `(function () {
  var script = document.currentScript
  if (!script || navigator.doNotTrack === '1' || navigator.globalPrivacyControl) return
  var KEY = 'crm_visitor'
  var isKept = script.hasAttribute('data-remember')
  var url = new URL(location.href)
  var contact = script.getAttribute('data-contact') || url.searchParams.get(KEY)
  try {
    if (url.searchParams.has(KEY)) {
      url.searchParams.delete(KEY)
      history.replaceState(history.state, '', url.href)
    }
    if (isKept && contact) localStorage.setItem(KEY, contact)
    if (isKept && !contact) contact = localStorage.getItem(KEY)
  } catch (error) {}
  if (!contact || !navigator.sendBeacon) return
  var body = JSON.stringify({ contact: contact, page: location.origin + location.pathname })
  navigator.sendBeacon(script.src.replace(/\\/visit\\.js.*$/, '/visit'), body)
})()
`

/** Tells the script, in the address of a page, who came. */
export const VISITOR_PARAM = 'crm_visitor'
