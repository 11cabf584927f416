import type { insight as english } from '../en/insight.js'

/** Deal-Analysen: ihre Gründe und die Sätze der Regeln. */
export const insight: typeof english = {
  factors: {
    activities: 'Aktivitäten bisher: {{fact}}',
    ageDays: 'Tage seit Eingang des Leads: {{fact}}',
    average: 'Worauf Leads im Durchschnitt kommen',
    closed: 'Abgeschlossen: {{stageName}}',
    companyRecord: 'Frühere Leads des Unternehmens gewonnen: {{wonShare}}',
    companySize: 'Beschäftigte: {{fact}}',
    contacts: 'Bekannte Kontaktwege: {{fact}}',
    industry: 'Branche: {{fact}}',
    lastActivityDays: 'Tage seit der letzten Aktivität: {{fact}}',
    others: 'Alles andere zusammen',
    ownerRecord: 'Frühere Leads der zuständigen Person gewonnen: {{wonShare}}',
    product: 'Produkt: {{fact}}',
    source: 'Quelle: {{fact}}',
    stage: 'Phase: {{fact}}',
    stageDays: 'Tage in der Phase: {{fact}}',
    stageProbability: 'Phase „{{stageName}}“',
    value: 'Geschätzter Wert: {{valueMoney}}',
  },
  wording: {
    actionAdvance: 'Klären Sie mit {{companyName}}, was bis „{{stageName}}“ noch fehlt.',
    actionClose: 'Bitten Sie {{companyName}} um die Entscheidung.',
    actionContact:
      'Finden Sie bei {{companyName}} jemanden zum Reden: Weder eine E-Mail-Adresse noch eine Telefonnummer ist bekannt.',
    actionConvert: '„{{proposalName}}“ ist angenommen: Machen Sie den Auftrag daraus.',
    actionExpired:
      '„{{proposalName}}“ ist am {{expiresDay}} ohne Antwort abgelaufen: Überarbeiten Sie es, oder fragen Sie nach dem Grund.',
    actionExpiring: 'Rufen Sie an, bevor „{{proposalName}}“ am {{expiresDay}} abläuft.',
    actionFollowUp: 'Fassen Sie bei {{companyName}} nach: Geplant war das für den {{followUpDay}}.',
    actionLost:
      'Dieser Deal ist verloren. Halten Sie fest, was sich ändern müsste, damit {{companyName}} wiederkommt.',
    actionOverdue:
      'Der Abschluss wurde für den {{closeDay}} erwartet: Vereinbaren Sie einen neuen Termin, oder lassen Sie los.',
    actionPropose: 'Schicken Sie {{companyName}} ein Angebot.',
    actionSilent:
      'Melden Sie sich wieder bei {{companyName}}: Seit {{days}} Tagen ist nichts geschehen.',
    actionStale:
      'Bringen Sie den Deal weiter oder zu Ende: Seit {{days}} Tagen steht er bei „{{stageName}}“, üblich sind {{medianDays}}.',
    actionUnopened:
      '„{{proposalName}}“ ging vor {{days}} Tagen hinaus und wurde nicht geöffnet: Vergewissern Sie sich, dass es angekommen ist.',
    actionViewed:
      '„{{proposalName}}“ wurde vor {{days}} Tagen gelesen und nicht beantwortet: Rufen Sie an und fragen Sie, was noch fehlt.',
    actionWon:
      'Dieser Deal ist gewonnen. Übergeben Sie {{companyName}} an die Auslieferung und vereinbaren Sie einen ersten Bericht.',
    chanceClosed: 'Der Deal ist abgeschlossen, bei „{{stageName}}“.',
    chanceLearned: '{{closeShare}}, gelernt aus dem Ausgang früherer Leads.',
    chanceStage:
      '{{closeShare}} ist, wofür „{{stageName}}“ steht: Zu wenige Leads sind zu Ende, um mehr daraus zu lernen.',
    positioningKnown:
      'Bauen Sie auf dem auf, was {{companyName}} von uns kennt: verlässliche Auslieferung, klare Berichte, eine Ansprechperson. Ergebnisse gibt es noch keine, also nennen Sie auch keine.',
    positioningNew:
      'Zeigen Sie ein ruhiges, vertrauenswürdiges Umfeld, planbare Reichweite und klare Berichte. {{companyName}} hat mit uns noch keine Ergebnisse, also nennen Sie auch keine.',
    positioningResults:
      'Verweisen Sie auf das, was {{companyName}} mit „{{orderName}}“ erreicht hat: {{clicks}} Klicks bei {{impressions}} Impressionen, eine Klickrate von {{ctrShare}}. Versprechen Sie nicht mehr als das.',
    proposalBought:
      'Bauen Sie das Angebot auf dem auf, was {{companyName}} schon gekauft hat: {{products}}. Nach Preisliste sind das {{totalMoney}}, neben einer Schätzung von {{valueMoney}}.',
    proposalLater: 'Ein Aufbau wird vorgeschlagen, sobald der Deal bei „{{stageName}}“ steht.',
    proposalNone: 'Die Preisliste enthält nichts, was sich vorschlagen ließe.',
    proposalPopular:
      'Beginnen Sie das Angebot mit dem, was Kunden am meisten kaufen: {{products}}. Nach Preisliste sind das {{totalMoney}}, neben einer Schätzung von {{valueMoney}}.',
  },
}
