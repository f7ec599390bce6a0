import { ukrainianForms } from "./ukrainian-forms.ts"

/**
 * Common given names of the people our texts speak of: Norway, Britain and the United States, Ukraine in both alphabets, and the countries
 * other participants come from. Names that are ordinary words (May, Mark, Will, Hope, Liv, Even, Надія, Віра) are left out: without other
 * signs they would take more than they save.
 */
const LATIN =
  "Aase Abdul Abdullah Abebe Adam Agnes Ahmad Ahmed Aisha Alan Albert Aleksandr Alex Alexander Alexandra Alfred Ali Alice Alina Alison Alla Amanda " +
  "Amelia Amina Amir Amira Ana Andre Anastasia Anastasiia Anders Andreas Andrew Andrii Andriy Andrzej Angela Anita Anja Anna Anne Annette Anthony " +
  "Anton Arman Arne Arthur Artem Asbjørn Astrid Audun Aziz Barbara Beata Benjamin Bente Bethan Birgit Bjarne Bjørg Bjørn Bogdan Bohdan Borys Brian Bridget " +
  "Camilla Carl Carlos Carol Caroline Catherine Cecilie Charles Charlotte Chris Christian Christina Christine Christopher Claire Colin Daniel " +
  "Daniela Danylo Daria Dariia Darya David Dawit Deborah Denise Denys Diana Dmitri Dmytro Donald Dorota Edward Egil Eirik Elena Eleni Elin Elisabeth " +
  "Elizabeth Ella Ellen Emil Emilia Emily Emma Eric Erik Erlend Espen Eva Ewan Farid Fatima Fatma Fiona Fredrik Frode Galina Gareth Geir George " +
  "Georgia Giorgi Grigory Gunnar Gunn Guri Halyna Hamid Hannah Hanna Hanne Harald Harriet Harry Hassan Heidi Helen Helena Helene Helga Henrik Henry Hilde " +
  "Hodan Hryhorii Håkon Håvard Ian Ibrahim Ida Ihor Illia Ines Inga Inger Ingrid Ingvild Inna Irina Iryna Isaac Isabel Isabella Ivan Ivanna Jakob " +
  "James Jamila Jane Janne Jarle Jason Jasmin Javier Jennifer Jens Jessica Joanna Johan Johanna Johannes John Jonas Jonathan Joseph José Juan " +
  "Julia Julie Jørgen Karen Kari Karin Karina Karoline Kate Kateryna Katherine Kathrine Katya Kenneth Kevin Khadija Khalid Kirsten Kjell " +
  "Kjersti Knut Kristian Kristin Kristina Kristine Kristoffer Ksenia Laila Lars Larysa Laura Layla Lea Leif Leila Lena Lene Leo Leon Leonid " +
  "Lesia Lidiia Lina Linda Line Lisa Liubov Liudmyla Luis Lukas Lyudmila Magnus Mahmoud Maja Maksym Marcus Margaret Margrethe Maria Marianne Marie " +
  "Mariia Marina Marisol Marit Marius Mariya Marta Martha Martin Martina Mary Maryna Matthew Mateusz Maxim Megan Mehmet Merete Mette Michael " +
  "Michelle Mikael Mikhail Miriam Mohamed Mohammad Mohammed Mona Monica Monika Morten Mostafa Muhammad Mustafa Mykhailo Mykola Myroslava Nadia Nadiia Nancy " +
  "Natalia Nataliia Natalie Natasha Nazar Nicholas Nicola Nicole Nigel Nikita Nils Nina Nora Odd-Arne Oksana Ola Olav Ole Oleg Oleh Oleksandr Oleksandra " +
  "Oleksii Olena Olga Olha Olive Oliver Olivia Omar Oscar Oskar Ostap Owen Pamela Patricia Patrick Paul Paula Pauline Pavlo Pedro Peter " +
  "Petro Petter Philip Piotr Rachel Rafael Ragnar Ragnhild Rahel Randi Rasmus Rebecca Reidar Reza Rhys Richard Robert Roger Roland Roman Ronald " +
  "Ruslan Ruth Ryan Salma Sam Samantha Samir Samira Samuel Sander Sandra Sara Sarah Sebastian Selam Serhii Serhiy Sergei Sergey Sharon Sigrid " +
  "Sigurd Silje Simon Sindre Siri Siv Sofia Sofie Sofiia Solomiia Solveig Sonia Sophia Sophie Stanislav Stefan Stepan Stephanie Stephen Steven Stian " +
  "Sunita Susan Svein Svetlana Sverre Svitlana Sylvia Synne Sølvi Tamara Taras Tariq Tatiana Tatyana Teresa Terje Tetiana Thea Thomas Tim " +
  "Tomas Tomasz Tommy Tony Tore Torill Trine Trond Turid Tuva Tyler Ulrik Unni Valentyna Valeriia Vanessa Vasyl Veronica Veronika Vibeke " +
  "Viktor Viktoriia Victoria Vidar Vitalii Vladimir Vladyslav Volodymyr Wenche William Yaroslav Yasmin Yevhen Yevheniia Yuliia Yulia Yurii Yuri " +
  "Yusuf Yvonne Zahra Zainab Zlata Zoe Åse Åshild Åsmund Øyvind Øystein Ørjan"

const CYRILLIC =
  "Аліна Алла Анастасія Анатолій Андрій Анна Антін Антон Аня Аріна Артем Артур Богдан Богдана Борис Вадим Валентин Валентина Валерія Валерій Василь Василина " +
  "Вероніка Віктор Вікторія Віталій Владислав Влад Володимир Вячеслав Галина Ганна Георгій Григорій Данило Дарина Дарія Даша Денис Діана Дмитро " +
  "Євген Євгенія Єлизавета Жанна Захар Зінаїда Злата Зоя Іван Іванна Ігор Ілля Інна Ірина Йосип Карина Катерина Катя Кирило Костянтин Ксенія Лариса Леонід " +
  "Леся Лідія Ліза Лілія Людмила Максим Маргарита Марина Марія Мар'яна Марко Марта Матвій Микита Микола Мирослав Мирослава Михайло Назар Наталія " +
  "Наталя Наташа Ніна Оксана Олег Олександр Олександра Олексій Олена Оля Олеся Ольга Остап Павло Петро Поліна Руслан Руслана Сашко Світлана Святослав " +
  "Семен Сергій Соломія Софія Станіслав Степан Таїсія Тамара Тарас Таня Тетяна Тимофій Тимур Уляна Федір Христина Юлія Юля Юрій Яна Ярина Ярослав Ярослава " +
  "Карі Ула Ларс Інгрід Бйорн Анне Ханна Крістін Джон Джеймс Роберт Пітер Емма Майкл Давид Сара Томас Елізабет"

/** All of them in lower case, the Cyrillic ones with their case forms. */
export const givenNames: ReadonlySet<string> = new Set([
  ...LATIN.toLowerCase().split(" "),
  ...CYRILLIC.toLowerCase().split(" ").flatMap(ukrainianForms),
])
