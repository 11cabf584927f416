import type { upsell as english } from '../en/upsell.js'

/** Zusatzgeschäft: seine Gründe und die Sätze der Regeln. */
export const upsell: typeof english = {
  factors: {
    bundle: 'Ein zweites Produkt zu {{bundleShare}} des Auftrags von {{totalMoney}}',
    increaseSpend: '{{portionShare}} der {{remainingMoney}}, die noch laufen',
    makegood: 'Sichert {{atRiskMoney}} des Auftrags, bringt nichts hinzu',
    refreshCreative:
      '{{missingClicks}} Klicks mehr in der restlichen Laufzeit, wo Klicks bezahlt werden',
  },
  wording: {
    aboveBenchmark:
      '{{orderName}} hat eine Klickrate von {{ctrShare}} bei {{impressions}} Impressionen: sicher mindestens {{lowerShare}} und damit über dem Benchmark von {{ctrBenchmarkShare}}.',
    aboveThreshold:
      '{{orderName}} hat eine Klickrate von {{ctrShare}} bei {{impressions}} Impressionen: sicher mindestens {{lowerShare}} und damit über der Schwelle von {{thresholdShare}}.',
    behind:
      '{{orderName}} liegt hinter dem Plan: Nach {{elapsedShare}} der Laufzeit läuft der Auftrag mit {{paceShare}} des nötigen Tempos, und {{atRiskMoney}} seines Wertes sind nicht ausgeliefert.',
    bundle:
      'Bieten Sie {{productName}} im Paket an. Zu {{bundleShare}} des Auftragswerts sind das {{bundleMoney}}.',
    fewClicks:
      '{{orderName}} hatte {{impressions}} Impressionen und {{clicks}} Klicks: eine Klickrate von {{ctrShare}}, sicher weniger als die Hälfte der erwarteten {{thresholdShare}}.',
    fewClicksBenchmark:
      '{{orderName}} hatte {{impressions}} Impressionen und {{clicks}} Klicks: eine Klickrate von {{ctrShare}}, sicher weniger als die Hälfte der erwarteten {{ctrBenchmarkShare}}.',
    increaseSpend:
      'Schlagen Sie {{suggestedIncreaseMoney}} mehr für die restliche Laufzeit vor: {{portionShare}} der {{remainingMoney}}, die noch laufen.',
    makegood_clicks:
      'Bieten Sie einen Ausgleich an, bevor der Kunde fragt: Bis jetzt fehlen {{missingUnits}} Klicks.',
    makegood_conversions:
      'Bieten Sie einen Ausgleich an, bevor der Kunde fragt: Bis jetzt fehlen {{missingUnits}} Conversions.',
    makegood_impressions:
      'Bieten Sie einen Ausgleich an, bevor der Kunde fragt: Bis jetzt fehlen {{missingUnits}} Impressionen.',
    message_bundle:
      'Guten Tag, vielen Dank für die Buchung {{orderName}}. Wir schlagen {{companyName}} vor, {{productName}} für {{bundleMoney}} hinzuzunehmen. Dürfen wir Ihnen ein Angebot schicken?',
    message_creative_refresh:
      'Guten Tag, {{orderName}} hatte bisher {{impressions}} Impressionen und {{clicks}} Klicks. Wir schlagen {{companyName}} für die restliche Laufzeit neue Werbemittel vor und testen sie gern mit Ihnen. Wann dürfen wir anrufen?',
    message_increase_spend:
      'Guten Tag, {{orderName}} hat eine Klickrate von {{ctrShare}} bei {{impressions}} Impressionen. Wir schlagen {{companyName}} eine Erhöhung um {{suggestedIncreaseMoney}} für die restliche Laufzeit vor. Dürfen wir Ihnen ein Angebot schicken?',
    message_makegood:
      'Guten Tag, {{orderName}} liegt hinter dem Plan. Wir holen für {{companyName}} kostenlos nach, was bis jetzt fehlt. Wann dürfen wir anrufen, um das Wie zu vereinbaren?',
    refreshCreative: 'Schlagen Sie neue Werbemittel vor und testen Sie diese gegen die jetzigen.',
    refreshPaidByClick:
      'Schlagen Sie neue Werbemittel vor. Mit der erwarteten Klickrate brächte die restliche Laufzeit {{missingClicks}} Klicks mehr, im Wert von {{estimatedRevenueMoney}}.',
    singleProduct: '{{companyName}} kauft ein einziges Produkt ({{orderName}}, {{totalMoney}}).',
  },
}
