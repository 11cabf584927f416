/** Hinweise und Einsichten: die eigenen Sätze der Engine. */
export const alerts = {
  factors: {},
  wording: {
    activityGap: 'Seit {{days}} Tagen hatte niemand Kontakt.',
    decliningHealth: 'Es besteht ein hohes Risiko, dass der Kunde abspringt.',
    highPriority: 'Bewertung {{score}}, und seit {{days}} Tagen sich selbst überlassen.',
    overdue: 'Der erwartete Abschluss liegt {{days}} Tage zurück.',
    risk: {
      bigValue:
        'Große Abschlüsse gehen in {{lostShare}} der Fälle verloren, im Mittel sind es {{averageShare}}.',
      noActivity:
        'Leads ohne erfasste Aktivität gehen in {{lostShare}} der Fälle verloren, im Mittel sind es {{averageShare}}.',
      noCompany:
        'Leads ohne Firma gehen in {{lostShare}} der Fälle verloren, im Mittel sind es {{averageShare}}.',
      noContact:
        'Leads ohne E-Mail-Adresse und Telefonnummer gehen in {{lostShare}} der Fälle verloren, im Mittel sind es {{averageShare}}.',
      slowCycle:
        'Langwierige Abschlüsse gehen in {{lostShare}} der Fälle verloren, im Mittel sind es {{averageShare}}.',
    },
    rotten: 'Der Lead steht seit {{days}} Tagen in seiner Phase, weit länger als vorgesehen.',
  },
}
