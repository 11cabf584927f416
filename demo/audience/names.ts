const words = (text: string): string[] => text.trim().split(/\s+/)

/** What the people of the demo are called; whoever bears such a name in life is not meant. */
export const FIRST_NAMES = words(`
  Ada Agnes Ahmed Aiko Alma Amara Amir Ana Anders Anja Anton Aria Astrid Bela Bianca Björn Bo Carla
  Carlos Chen Chloé Clara Dana Daniel Diego Dina Elena Eli Elif Emil Emma Enzo Eva Farid Fatima Felix
  Finn Freya Gabriel Gia Greta Hana Hannah Hassan Hugo Ida Ines Ivan Jana Jin Joana Jonas José Juno
  Kai Karim Kira Lars Leila Leo Lina Luca Lucía Malik Mara Marco Maya Mei Mila Miro Nadia Naomi Nils
  Nina Noah Noor Olga Omar Oscar Paula Pedro Priya Quinn Rafael Rania Ravi Rosa Ruth Sami Sara Sofia
  Sven Tara Theo Tomás Uma Vera Viktor Wei Yara Yuki Zoe
`)

export const LAST_NAMES = words(`
  Abara Adler Albrecht Almeida Andersen Aoki Arslan Baker Bauer Bergström Bianchi Blanc Boateng
  Carvalho Castillo Chaudhry Cho Clarke Cohen Costa Dahl Delgado Demir Diallo Dubois Eriksen Farah
  Fernandes Fischer Flores Fontaine Garcia Goldberg Gupta Haddad Hansen Hartmann Hernández Hoffmann
  Ito Ivanova Jansen Jensen Kapoor Kaya Keller Kim Kovács Kruger Lambert Larsen Lehmann Lindqvist
  Lombardi Lopez Mancini Martins Mbeki Mendes Meyer Moreau Moretti Müller Nakamura Navarro Nguyen
  Nielsen Novak Nowak Okafor Olsen Ortiz Osei Park Patel Pereira Petrov Popescu Quintero Rahman
  Ramos Ricci Rojas Romano Rossi Sandoval Santos Sato Schmidt Schneider Silva Singh Sørensen Tanaka
  Torres Tran Vargas Vogel Wagner Weber Yamada Yılmaz Zhang Ziegler
`)

export const JOB_TITLES = [
  'Brand Manager',
  'Chief Marketing Officer',
  'Digital Strategist',
  'Head of Growth',
  'Head of Media',
  'Marketing Director',
  'Media Buyer',
  'Media Planner',
  'Procurement Manager',
  'VP Marketing',
]

/** Where people are, and what they speak there. */
export const PLACES = [
  { language: 'en-US', timeZone: 'America/New_York' },
  { language: 'en-US', timeZone: 'America/Los_Angeles' },
  { language: 'en-US', timeZone: 'America/Chicago' },
  { language: 'en-GB', timeZone: 'Europe/London' },
  { language: 'de', timeZone: 'Europe/Berlin' },
  { language: 'fr', timeZone: 'Europe/Paris' },
  { language: 'ja', timeZone: 'Asia/Tokyo' },
]

export const PAGES = ['/', '/blog', '/case-studies', '/contact', '/pricing', '/rate-card']
