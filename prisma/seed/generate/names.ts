/** First names in Latin letters with the form used inside Ukrainian text: first women's, then men's. */
const ukrainianWomen = [
  ["Olena", "Олена"],
  ["Iryna", "Ірина"],
  ["Natalia", "Наталія"],
  ["Tetiana", "Тетяна"],
  ["Svitlana", "Світлана"],
  ["Yuliia", "Юлія"],
  ["Kateryna", "Катерина"],
  ["Mariia", "Марія"],
  ["Anastasiia", "Анастасія"],
  ["Viktoriia", "Вікторія"],
  ["Halyna", "Галина"],
  ["Liudmyla", "Людмила"],
] as const
const ukrainianMen = [
  ["Andrii", "Андрій"],
  ["Serhii", "Сергій"],
  ["Oleksandr", "Олександр"],
  ["Dmytro", "Дмитро"],
  ["Mykola", "Микола"],
  ["Taras", "Тарас"],
  ["Bohdan", "Богдан"],
  ["Yurii", "Юрій"],
] as const
export const ukrainianFirst = [
  ...ukrainianWomen.map(([latin, cyrillic]) => ({ latin, cyrillic, isWoman: true })),
  ...ukrainianMen.map(([latin, cyrillic]) => ({ latin, cyrillic, isWoman: false })),
]

export const ukrainianLast = [
  "Kovalenko",
  "Shevchuk",
  "Bondarenko",
  "Tkachenko",
  "Kravchenko",
  "Oliinyk",
  "Lysenko",
  "Marchenko",
  "Savchenko",
  "Rudenko",
  "Petrenko",
  "Moroz",
  "Polishchuk",
  "Hryhorenko",
  "Panchenko",
  "Vasylenko",
  "Kostenko",
  "Zinchenko",
  "Romaniuk",
  "Hnatiuk",
  "Danylchuk",
  "Sydorenko",
]

/** Participants from elsewhere. */
export const otherFirst = [
  "Amira",
  "Yusuf",
  "Fatima",
  "Samuel",
  "Selam",
  "Farid",
  "Zahra",
  "Omar",
  "Layla",
  "Dawit",
  "Nadia",
  "Rahel",
  "Hamid",
  "Marisol",
  "Tariq",
  "Hodan",
]
export const otherLast = [
  "Haddad",
  "Tesfaye",
  "Rahimi",
  "Al-Masri",
  "Ghebre",
  "Noori",
  "Abdi",
  "Suleiman",
  "Kidane",
  "Karimi",
  "Mahmoud",
  "Vargas",
  "Warsame",
  "Yohannes",
]

/** Volunteers by the country of their company. */
export const volunteerNames = {
  US: {
    first: [
      "James",
      "Maria",
      "Robert",
      "Linda",
      "Kevin",
      "Angela",
      "Marcus",
      "Denise",
      "Brian",
      "Sofia",
      "Tyler",
      "Rachel",
      "Andre",
      "Megan",
      "Luis",
    ],
    last: [
      "Carter",
      "Hughes",
      "Ramirez",
      "Bennett",
      "Coleman",
      "Nguyen",
      "Foster",
      "Delgado",
      "Sullivan",
      "Brooks",
      "Patel",
      "Hoffman",
      "Reyes",
    ],
  },
  NO: {
    first: [
      "Kari",
      "Lars",
      "Silje",
      "Øyvind",
      "Anne",
      "Bjørn",
      "Hanne",
      "Magnus",
      "Åse",
      "Eirik",
      "Tone",
      "Sindre",
      "Maja",
      "Geir",
      "Ragnhild",
    ],
    last: ["Haugen", "Bakke", "Lie", "Strand", "Sørensen", "Moen", "Dahl", "Berge", "Fjeld", "Løken", "Hagen", "Tveit", "Rønning"],
  },
  GB: {
    first: [
      "Oliver",
      "Charlotte",
      "Harry",
      "Amelia",
      "Rhys",
      "Fiona",
      "Callum",
      "Bethan",
      "Nigel",
      "Sunita",
      "Gareth",
      "Imogen",
      "Ade",
      "Hazel",
      "Ewan",
    ],
    last: [
      "Whittaker",
      "Barlow",
      "Hargreaves",
      "Owens",
      "McAllister",
      "Shah",
      "Pemberton",
      "Clarke",
      "Ogden",
      "Fairclough",
      "Singh",
      "Ramsey",
      "Doyle",
    ],
  },
} as const

const latin: Record<string, string> = { ø: "o", å: "a", æ: "ae" }

/** The local part of an e-mail address made of a name: lower case, letters and dots only. */
export function toLocalPart(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[øåæ]/g, (letter) => latin[letter] ?? "")
    .replaceAll(/[^a-z]+/g, ".")
}
